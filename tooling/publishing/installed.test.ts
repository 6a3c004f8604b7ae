import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { root } from '../packages.mjs';
import { published, publishedEntries } from './entries.js';
import { exportedNames } from './exported-names.js';
import { installPackages } from './installation.js';
import { everyNode } from './nodes.js';
import { run } from './run.js';

const packages = published();
const entries = publishedEntries();
// Before the tests are defined: without a network, later lines of Node are skipped.
const [installation, nodes] = await Promise.all([installPackages(), everyNode()]);
const { folder } = installation;
const program = (name: string) => cp(join(import.meta.dirname, 'consumer', name), join(folder, name));
afterAll(installation.remove);

test.each(packages)('$name is installed with README, license, and versions that npm understands', async ({ name }) => {
  const place = join(folder, 'node_modules', name);
  expect(await readdir(place)).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'dist', 'package.json']));
  const { dependencies, peerDependencies } = JSON.parse(await readFile(join(place, 'package.json'), 'utf8'));
  expect(JSON.stringify({ dependencies, peerDependencies })).not.toMatch(/workspace:|catalog:|link:|file:/);
});

describe('installed packages', () => {
  test('are one of each, so that an error or a schema of one is that of all', async () => {
    const lock = JSON.parse(await readFile(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
    const ours = Object.keys(lock.packages).filter((path) => path.includes('/@wabascope/'));
    expect(ours.sort()).toEqual(packages.map(({ name }) => `node_modules/${name}`));
  });

  test('have types that a strict program compiles with, libraries checked', async () => {
    await program('typed.ts');
    await writeFile(join(folder, 'every-name.ts'), everyName());
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: typed }));
    await run(process.execPath, [join(root, 'node_modules', 'typescript', 'lib', 'tsc.js')], folder);
  });

  test.each(['--version', '--help'])('answer %s as a program', async (option) => {
    const { version } = JSON.parse(await readFile(join(server(), 'package.json'), 'utf8'));
    expect(await run(process.execPath, [join(server(), 'dist', 'cli.js'), option], folder)).toContain(
      option === '--version' ? version : 'wabascope-mcp --sandbox',
    );
  });
});

for (const { name, executable, missing } of nodes) {
  // The title says why, and the tally shows it.
  describe.skipIf(missing)(`installed packages with ${name}${missing ?? ''}`, () => {
    test('can all be imported, and list numbers', async () => {
      await program('list-numbers.mjs');
      const specifiers = entries.map(({ specifier }) => specifier);
      const line = await run(executable, ['list-numbers.mjs', ...specifiers], folder);
      expect(line).toMatch(/^[1-9]\d* numbers, 0 failures\n$/);
    });

    test('serve the tools over stdio', async () => {
      const client = new Client({ name: 'wabascope-test', version: '0.0.0' });
      const args = [join(server(), 'dist', 'cli.js'), '--sandbox'];
      await client.connect(new StdioClientTransport({ command: executable, args, cwd: folder, stderr: 'ignore' }));
      onTestFinished(() => client.close());
      expect((await client.listTools()).tools.map(({ name }) => name)).toContain('list-numbers');
    });
  });
}

const typed = ['typed.ts', 'every-name.ts'];
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

/** A module that hands on each name of each entry; the compiler tells when one is not there. */
function everyName(): string {
  return entries
    .flatMap(({ specifier, types }, index) =>
      types === undefined
        ? []
        : exportedNames(types).map((name) => `export type { ${name} as ${name}_${index} } from '${specifier}';`),
    )
    .join('\n');
}

function server(): string {
  return join(folder, 'node_modules', '@wabascope', 'mcp-server');
}
