import { transform } from 'esbuild';
import { type ParseError, parse } from 'jsonc-parser';
import { type ClientFile, connectAll } from './assistants.js';
import { type CodeBlock, codeBlocks } from './code-blocks.js';
import { checkConfiguration } from './configuration.js';
import { freePort } from './free-port.js';
import { openPageFolder, type PageFolder } from './page-folder.js';
import { differenceOf, runProgram } from './run-program.js';
import { typeCheck } from './type-check.js';

/** A program of a page, under the name that it has in the page's folder. */
type Named = CodeBlock & { readonly name: string };

/** In pages, the server listens here; in tests, on a free port. */
const documentedPort = '8080';

/**
 * Follows a page from top to bottom as a reader would.
 *
 * - `js`, `ts`: type-checked and run; one that is saved (`file=…`) is run only if it is a test.
 * - `sh`: run, with the programs of `commands.mjs` and a few of the machine.
 * - `json`, `jsonc`: a configuration must be accepted by schema and server, a client's file must lead to the server.
 * - `file=…` behind the language: saved under that name before anything runs; what is saved in `src` is built to `dist`.
 * - a block without a language: what the program above it prints, where `…` stands for anything.
 * - `text`: nothing.
 *
 * @throws {Error} Names page and line.
 */
export async function runPage(page: string, text: string): Promise<void> {
  const folder = await openPageFolder(page);
  try {
    const port = String(await freePort());
    const prepared = text.replaceAll('/path/to', folder.path).replaceAll(documentedPort, port);
    const blocks = codeBlocks(prepared).map((block) => ({ ...block, name: block.file ?? nameOf(block) }));
    await prepare(page, blocks, folder);
    for (const block of blocks) await at(page, `:${block.line}`, () => runBlock(block, folder));
    for (const link of installLinks(prepared)) await at(page, ' (install link)', () => connectAll(link, folder));
  } finally {
    await folder.remove();
  }
}

/** Saves what is to be saved, fills in the variables that code reads, and checks types. */
async function prepare(page: string, blocks: readonly Named[], folder: PageFolder): Promise<void> {
  const programs = blocks.filter(({ language }) => language === 'js' || language === 'ts');
  const saved = blocks.filter(({ file }) => file !== undefined);
  for (const { name, text } of [...saved, ...programs]) await folder.write(name, text);
  for (const { text } of programs) {
    for (const [, variable = ''] of text.matchAll(/process\.env\.(\w+)/g)) folder.env[variable] ??= 'made-up';
  }
  const names = programs.map(({ name }) => name);
  if (names.length > 0) await at(page, '', () => typeCheck(folder, names));
  for (const { name, text } of saved) await compile(name, text, folder);
}

/** What a package builds of its `src`: `dist/index.js` of `src/index.ts`. */
async function compile(name: string, text: string, folder: PageFolder): Promise<void> {
  const built = name.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
  if (built !== name) await folder.write(built, name.endsWith('.ts') ? await withoutTypes(text) : text);
}

async function withoutTypes(text: string): Promise<string> {
  return (await transform(text, { loader: 'ts', format: 'esm', target: 'node20.19' })).code;
}

async function at(page: string, place: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Error(`${page}${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function runBlock(block: Named, folder: PageFolder): Promise<void> {
  switch (block.language) {
    case 'js':
    case 'ts':
      return compare(block, await runScript(block, folder));
    case 'sh':
      return compare(block, await runProgram(folder, 'sh', ['-e', '-c', block.text]));
    case 'json':
    case 'jsonc':
      return checkJson(block, folder);
    case 'text':
      return;
    default:
      throw new Error(`Nothing is known of ${block.language}; blocks are js, ts, sh, json, jsonc or text.`);
  }
}

async function runScript({ language, name, file, text }: Named, folder: PageFolder): Promise<string> {
  const isTest = /\.test\.[jt]s$/.test(name);
  if (isTest && text.includes("from 'vitest'")) return runProgram(folder, 'npx', ['vitest', 'run', name]);
  if (isTest) return runProgram(folder, 'node', ['--test', name.replace(/^src\/(.*)\.ts$/, 'dist/$1.js')]);
  if (file !== undefined) return '';
  if (language === 'js') return runProgram(folder, 'node', [name]);
  const stripped = name.replace(/ts$/, 'js');
  await folder.write(stripped, await withoutTypes(text));
  return runProgram(folder, 'node', [stripped]);
}

function compare({ output }: CodeBlock, printed: string): void {
  const complaint = output === undefined ? undefined : differenceOf(printed, output);
  if (complaint !== undefined) throw new Error(complaint);
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
  // What stands in it is told by trying.
  if ('mcpServers' in value || 'servers' in value) await connectAll(value as ClientFile, folder);
}

/** What the links that install the server hand to Cursor, in Base64, and to VS Code, as it is. */
function installLinks(text: string) {
  return [...text.matchAll(/\]\((https:\/\/[^)]*mcp(?:\/install)?\?[^)]*config=[^)]*)\)/g)].map(([, link = '']) => {
    const config = new URL(link).searchParams.get('config') ?? '';
    const server = JSON.parse(config.startsWith('{') ? config : Buffer.from(config, 'base64').toString());
    return { mcpServers: { server } };
  });
}

function nameOf({ line, language }: CodeBlock): string {
  return `line-${line}.${language}`;
}
