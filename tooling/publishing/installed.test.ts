import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { pagePaths, readText } from '../docs/repository.js';
import { ourPackages, root } from '../packages.mjs';
import { publishedEntries } from './entries.js';
import { type Registry, startRegistry } from './start-registry.js';

const packages = ourPackages();
const entries = publishedEntries();
let folder: string;
let registry: Registry;
const program = (name: string) => cp(join(import.meta.dirname, '__fixtures__', name), join(folder, name));
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wabascope-publishing-'));
  registry = await startRegistry();
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const names = new Set([...packages.map(({ name }) => name), ...(await namesInPages()), '@types/node']);
  const install = { cwd: folder, env: registry.npmEnvironment(folder), extendEnv: false };
  await execa('npm', ['install', ...names], install);
}, 240_000);
afterAll(async () => {
  await registry.close();
  await rm(folder, { recursive: true });
});

test.each(packages)(
  '$name is installed with its README, its license, and versions that npm understands',
  async ({ name }) => {
    const place = join(folder, 'node_modules', name);
    const program = name.startsWith('@') ? 'dist' : 'src';
    expect(await readdir(place)).toEqual(expect.arrayContaining(['README.md', 'LICENSE', program, 'package.json']));
    const { dependencies, peerDependencies } = JSON.parse(await readFile(join(place, 'package.json'), 'utf8'));
    expect(JSON.stringify({ dependencies, peerDependencies })).not.toMatch(/workspace:|catalog:|link:|file:/);
  },
);

describe('installed packages', () => {
  test('exist once each, so that all share one class of errors and one schema', async () => {
    const lock = JSON.parse(await readFile(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
    const ours = Object.keys(lock.packages).filter((path) => /\bwabascope\b/.test(path));
    expect(ours.sort()).toEqual(packages.map(({ name }) => `node_modules/${name}`));
  });

  test('have types that compile in a strict program that checks libraries', async () => {
    await program('typed.ts');
    await writeFile(join(folder, 'every-entry.ts'), everyEntry(entries));
    await compile({ compilerOptions, files: ['typed.ts', 'every-entry.ts'] });
  });

  test('need no types of Node.js, apart from the test kit, which starts servers', async () => {
    const others = entries.filter(({ specifier }) => specifier !== '@wabascope/provider-testing');
    await writeFile(join(folder, 'without-node.ts'), everyEntry(others));
    const withoutNode = { ...compilerOptions, lib: ['ES2023', 'DOM'], types: [] };
    await compile({ compilerOptions: withoutNode, files: ['without-node.ts'] });
  });

  test('can all be imported, and list numbers', async () => {
    await program('list-numbers.mjs');
    const specifiers = entries.map(({ specifier }) => specifier);
    const line = (await execa(process.execPath, ['list-numbers.mjs', ...specifiers], { cwd: folder })).stdout;
    expect(line).toMatch(/^[1-9]\d* numbers, 0 failures$/);
  });

  test('serve the tools over stdio', async () => {
    const client = new Client({ name: 'wabascope-test', version: '0.0.0' });
    const command = join(folder, 'node_modules', '.bin', 'wabascope-mcp');
    await client.connect(new StdioClientTransport({ command, args: ['--sandbox'], cwd: folder, stderr: 'ignore' }));
    onTestFinished(() => client.close());
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('list-numbers');
  });
});

test('npx downloads the programs and runs them in an empty folder', async () => {
  const npx = async (...args: readonly string[]) => {
    const environment = { env: registry.npmEnvironment(folder), extendEnv: false };
    return (await execa('npx', ['-y', ...args], { cwd: await emptyFolder(), ...environment })).stdout;
  };
  const list = ['numbers', '--sandbox', '--accounts', 'oslo', '--fields', 'number'];
  expect(await npx('wabascope', ...list)).toContain('+4721234501');
  const { version } = JSON.parse(await readFile(join(server(), 'package.json'), 'utf8'));
  expect(await npx('@wabascope/mcp-server', '--version')).toContain(version);
});

test('packages that are packed in a clone are installed together, before they are on npm', async () => {
  const cwd = await emptyFolder();
  const tarballs = (await readdir(registry.packed)).map((name) => join(registry.packed, name));
  const environment = { env: registry.npmEnvironment(folder), extendEnv: false };
  await execa('npm', ['install', '--package-lock-only', ...tarballs], { cwd, ...environment });
  const lock = JSON.parse(await readFile(join(cwd, 'package-lock.json'), 'utf8'));
  const ours = Object.entries<{ resolved: string }>(lock.packages).filter(([path]) => /\bwabascope\b/.test(path));
  expect(ours).toHaveLength(packages.length);
  for (const [path, { resolved }] of ours) expect([path, resolved]).toEqual([path, expect.stringMatching(/^file:/)]);
});

test('a provider that a clone writes is installed from the packed packages', async () => {
  const cwd = await emptyFolder();
  const create = join(root, 'packages', 'create-wabascope-provider', 'src', 'cli.js');
  await execa(process.execPath, [create, 'acme', '.', '--repository', 'https://github.com/you/plugin'], { cwd });
  const names = (await readdir(registry.packed)).filter((name) =>
    /-(core|provider-kit|provider-testing)-\d/.test(name),
  );
  const tarballs = names.map((name) => join(registry.packed, name));
  await execa('npm', ['install', '--package-lock-only', ...tarballs], {
    cwd,
    env: registry.npmEnvironment(folder),
    extendEnv: false,
  });
  const lock = JSON.parse(await readFile(join(cwd, 'package-lock.json'), 'utf8'));
  const ours = Object.entries<{ resolved: string }>(lock.packages).filter(([path]) => path.includes('@wabascope/'));
  expect(ours).toHaveLength(3);
  for (const [path, { resolved }] of ours) expect([path, resolved]).toEqual([path, expect.stringMatching(/^file:/)]);
});

async function emptyFolder(): Promise<string> {
  const empty = await mkdtemp(join(tmpdir(), 'wabascope-empty-'));
  onTestFinished(() => rm(empty, { recursive: true }));
  return empty;
}

const compilerOptions = {
  target: 'ES2023',
  lib: ['ES2023'],
  module: 'NodeNext',
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
};

/** Checks types. @throws With what is wrong. */
async function compile(config: object): Promise<void> {
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await execa(process.execPath, [join(root, 'node_modules', 'typescript', 'lib', 'tsc.js')], { cwd: folder });
}

/** A module that re-exports the types of entries. */
function everyEntry(entries: readonly { readonly specifier: string }[]): string {
  return entries.map(({ specifier }, index) => `export type * as entry${index} from '${specifier}';`).join('\n');
}

/** Every package that an `npm install` of the pages names, apart from the made-up one. */
async function namesInPages(): Promise<string[]> {
  const pages = await Promise.all((await pagePaths()).map(readText));
  const lines = pages.flatMap((page = '') => [...page.matchAll(/^npm install (.+)$/gm)]);
  const names = lines.flatMap(([, words = '']) => words.split(' ').filter((word) => /^[@a-z]/.test(word)));
  return [...new Set(names)].filter((name) => name !== 'wabascope-provider-acme');
}

function server(): string {
  return join(folder, 'node_modules', '@wabascope', 'mcp-server');
}
