import { existsSync } from 'node:fs';
import { join } from 'node:path';
import getPort from 'get-port';
import { type ParseError, parse } from 'jsonc-parser';
import { root } from '../../packages.mjs';
import { type ClientFile, connectAll, fileOfClaude } from './assistants.js';
import { type CodeBlock, codeBlocks } from './code-blocks.js';
import { compile } from './compile.js';
import { checkConfiguration } from './configuration.js';
import { openPageFolder, type PageFolder } from './page-folder.js';
import { differenceOf, runProgram, startServer } from './run-program.js';

/** A block under the name that it has in the page's folder. */
type Named = CodeBlock & { readonly name: string };

/** What the blocks of a page share. */
interface Page {
  readonly folder: PageFolder;
  readonly port: number;
  readonly compiled: (name: string) => string;
  readonly servers: { kill(): void }[];
}

/** In pages, the server listens here; in tests, on a free port. */
const documentedPort = '8080';

/**
 * Follows a page from top to bottom as a reader would. CONTRIBUTING.md lists what it does with each kind of block.
 * @throws {Error} Names page and line.
 */
export async function runPage(page: string, text: string): Promise<void> {
  const folder = await openPageFolder(page);
  const servers: Page['servers'] = [];
  try {
    const port = await getPort();
    const prepared = text.replaceAll('/path/to', folder.path).replaceAll(documentedPort, String(port));
    const blocks = withNames(codeBlocks(prepared));
    const compiled = await at(page, '', () => prepare(blocks, folder));
    for (const block of blocks) {
      await at(page, `:${block.line}`, () => runBlock(block, { folder, port, compiled, servers }));
    }
    for (const link of installLinks(prepared)) await at(page, ' (install link)', () => connectAll(link, folder));
  } finally {
    for (const server of servers) server.kill();
    await folder.remove();
  }
}

/** Programs without a name go beside those that the page saves in `src`. */
function withNames(blocks: readonly CodeBlock[]): Named[] {
  const place = blocks.some(({ file }) => file?.startsWith('src/')) ? 'src/' : '';
  return blocks.map((block) => ({ ...block, name: block.file ?? `${place}line-${block.line}.${block.language}` }));
}

/** Saves the files of the page, sets the variables that its programs read, and compiles the programs. */
async function prepare(blocks: readonly Named[], folder: PageFolder): Promise<Page['compiled']> {
  const programs = blocks.filter(({ language }) => language === 'js' || language === 'ts');
  const saved = blocks.filter(({ file }) => file !== undefined);
  for (const { name, text } of [...saved, ...programs]) await folder.write(name, text);
  for (const { text } of programs) {
    for (const [, variable = ''] of text.matchAll(/process\.env\.(\w+)/g)) folder.env[variable] ??= 'made-up';
  }
  const names = programs.map(({ name }) => name);
  return names.length > 0 ? compile(folder, names) : (name) => name;
}

async function at<Value>(page: string, place: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${page}${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function runBlock(block: Named, page: Page): Promise<void> {
  switch (block.language) {
    case 'js':
    case 'ts':
      return compare(block, await runScript(block, page));
    case 'sh':
      return runCommands(block, page);
    case 'json':
    case 'jsonc':
      return checkJson(block, page.folder);
    case 'yaml':
      return requireTest(block.test);
    case 'text':
      return;
    default:
      throw new Error(`Use js, ts, sh, json, jsonc, yaml or text instead of ${block.language}.`);
  }
}

async function runScript({ language, name, file, text }: Named, { folder, compiled }: Page): Promise<string> {
  const program = language === 'ts' ? compiled(name) : name;
  const isTest = /\.test\.[jt]s$/.test(name);
  if (isTest && text.includes("from 'vitest'")) return runProgram(folder, 'vitest', ['run', program]);
  if (isTest) return runProgram(folder, 'node', ['--test', program]);
  return file === undefined ? runProgram(folder, 'node', [program]) : '';
}

async function runCommands(block: Named, { folder, port, servers }: Page): Promise<void> {
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

async function checkJson({ text, language }: CodeBlock, folder: PageFolder): Promise<void> {
  const errors: ParseError[] = [];
  const options = { disallowComments: language === 'json', allowTrailingComma: language === 'jsonc' };
  const value: unknown = parse(text, errors, options);
  if (errors.length > 0) throw new Error('This is not valid JSON.');
  if (typeof value !== 'object' || value === null) return;
  if ('accounts' in value && !('numbers' in value) && !Array.isArray(value.accounts)) {
    await checkConfiguration(text, value, folder);
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
