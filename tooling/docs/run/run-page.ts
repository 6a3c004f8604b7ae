import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import getPort, { portNumbers } from 'get-port';
import { type ParseError, parse } from 'jsonc-parser';
import { root } from '../../packages.mjs';
import { type ClientFile, connectAll, fileOfClaude } from './assistants.js';
import { type CodeBlock, codeBlocks } from './code-blocks.js';
import { compile } from './compile.js';
import { checkConfiguration, compileSchema, type Validate } from './configuration.js';
import { createPageFolder, createSite, type PageFolder } from './page-folder.js';
import { differenceOf, runProgram, startServer } from './run-program.js';

type Server = Awaited<ReturnType<typeof startServer>>;

/** A block under the name that it has in the page's folder. */
type Named = CodeBlock & { readonly name: string };

/** A page in a folder. */
type Page = Awaited<ReturnType<typeof prepare>>;

/** In pages, the server listens here; in tests, on a free port. */
const documentedPort = '8080';

/** Not ports that the system gives to other programs while the page waits. Each worker of the tests has its own. */
const firstPort = 20_000 + 500 * Number(process.env.VITEST_POOL_ID ?? 0);
const ports = { port: portNumbers(firstPort, firstPort + 499) };

/** Opens pages. @param texts By page. */
export async function openPages(texts: ReadonlyMap<string, string>) {
  const site = await createSite();
  const validate = await compileSchema();
  const pages = new Map<string, Page>();
  for (const [page, text] of texts) pages.set(page, await prepare(await createPageFolder(site, page), text, validate));
  const programs = [...pages.values()].map(({ folder, blocks }) => ({ folder, names: programsOf(blocks) }));
  const problems = await compile(site, programs);
  return {
    /**
     * Follows a page from top to bottom as a reader would. CONTRIBUTING.md lists what it does with each kind of block.
     * @throws {Error} Names page and line.
     */
    async run(name: string): Promise<void> {
      const page = pages.get(name);
      if (page === undefined) throw new Error(`${name} is not open.`);
      const problem = problems.get(page.folder);
      if (problem !== undefined) throw new Error(`${name}: ${problem}`);
      const servers: Server[] = [];
      try {
        for (const block of page.blocks) await at(name, `:${block.line}`, () => runBlock(block, page, servers));
        for (const link of page.links) await at(name, ' (install link)', () => connectAll(link, page.folder));
      } finally {
        for (const server of servers) server.kill();
      }
    },
    remove: () => rm(site, { recursive: true }),
  };
}

/** Saves the files of the page, and sets the variables that its programs read. */
async function prepare(folder: PageFolder, text: string, validate: Validate) {
  const port = await getPort(ports);
  const prepared = text.replaceAll('/path/to', folder.path).replaceAll(documentedPort, String(port));
  const blocks = codeBlocks(prepared).map((block): Named => {
    const { line, language, file = `${language === 'ts' ? 'src/' : ''}line-${line}.${language}` } = block;
    return { ...block, name: file };
  });
  const names = programsOf(blocks);
  for (const { file, name, text } of blocks) {
    if (file === undefined && !names.includes(name)) continue;
    await folder.write(name, text);
    if (!names.includes(name)) continue;
    for (const [, variable = ''] of text.matchAll(/process\.env\.(\w+)/g)) folder.env[variable] ??= 'made-up';
  }
  return { blocks, links: installLinks(prepared), folder, port, validate };
}

/** The names of the programs among the blocks. */
function programsOf(blocks: readonly Named[]): string[] {
  return blocks.filter(({ language }) => language === 'js' || language === 'ts').map(({ name }) => name);
}

async function at<Value>(page: string, place: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${page}${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function runBlock(block: Named, page: Page, servers: Server[]): Promise<void> {
  switch (block.language) {
    case 'js':
    case 'ts':
      return compare(block, await runScript(block, page));
    case 'sh':
      return runCommands(block, page, servers);
    case 'json':
    case 'jsonc':
      return checkJson(block, page);
    case 'yaml':
      return requireTest(block.test);
    case 'text':
      return;
    default:
      throw new Error(`Use js, ts, sh, json, jsonc, yaml or text instead of ${block.language}.`);
  }
}

async function runScript({ name, file, text }: Named, { folder }: Page): Promise<string> {
  const program = name.replace(/^src\/(.+)ts$/, 'dist/$1js');
  const isTest = /\.test\.[jt]s$/.test(name);
  if (isTest && text.includes("from 'vitest'")) return runProgram(folder, 'vitest', ['run', program]);
  if (isTest) return runProgram(folder, 'node', ['--test', program]);
  return file === undefined ? runProgram(folder, 'node', [program]) : '';
}

async function runCommands(block: Named, { folder, port }: Page, servers: Server[]): Promise<void> {
  const { text, status, test } = block;
  if (test !== undefined) return requireTest(test);
  if (text.startsWith('claude mcp add ')) return connectAll(fileOfClaude(text), folder);
  const command = text.replaceAll(/\bnpx (-y )?(@wabascope\/mcp-server|wabascope)(?![\w-])/g, 'wabascope-mcp');
  if (command.includes(' --http ')) servers.push(await startServer(folder, command, port));
  else compare(block, await runProgram(folder, 'sh', ['-e', '-c', command], Number(status ?? 0)));
}

/** Another test covers the block. */
function requireTest(test = ''): void {
  if (test === '') throw new Error('Name the test that covers this block: test=FILE.');
  if (!existsSync(join(root, test))) throw new Error(`There is no test ${test}.`);
}

function compare({ output }: CodeBlock, printed: string): void {
  const difference = output === undefined ? undefined : differenceOf(printed, output);
  if (difference !== undefined) throw new Error(difference);
}

async function checkJson({ text, language }: CodeBlock, { folder, validate }: Page): Promise<void> {
  const errors: ParseError[] = [];
  const options = { disallowComments: language === 'json', allowTrailingComma: language === 'jsonc' };
  const value: unknown = parse(text, errors, options);
  if (errors.length > 0) throw new Error('This is not valid JSON.');
  if (typeof value !== 'object' || value === null) return;
  if ('accounts' in value && !('numbers' in value) && !Array.isArray(value.accounts)) {
    validate(value);
    await checkConfiguration(text, folder);
  }
  if ('mcpServers' in value || 'servers' in value) await connectAll(value as ClientFile, folder);
}

/** The configuration in each link that installs the server: in Base64 for Cursor, as JSON for VS Code. */
function installLinks(text: string) {
  return [...text.matchAll(/\]\((https:\/\/[^)]*mcp(?:\/install)?\?[^)]*config=[^)]*)\)/g)].map(([, link = '']) => {
    const config = new URL(link).searchParams.get('config') ?? '';
    const server = JSON.parse(config.startsWith('{') ? config : Buffer.from(config, 'base64').toString());
    return { mcpServers: { server } };
  });
}
