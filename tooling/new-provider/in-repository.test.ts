import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeBlocks } from '../docs/run/code-blocks.js';
import { root } from '../packages.mjs';

const execute = promisify(execFile);
const folder = 'packages/providers/bright-cloud';
/** The provider of docs/providers.md. */
const onPage = 'packages/providers/acme';
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'wabascope-copy-'));
  await copyRepository();
  await program('tooling/new-provider/main.mjs', 'bright-cloud', '--no-install');
  await program('tooling/new-provider/main.mjs', 'acme', '--no-install');
  await applyPage();
  // What pnpm would link: the template imports the same packages.
  for (const provider of [folder, onPage]) {
    await symlink(join(root, 'tooling', 'new-provider', 'node_modules'), join(copy, provider, 'node_modules'));
  }
}, 60_000);
afterAll(() => rm(copy, { recursive: true }));

/** Copies the sources and links the installed packages, so that the test changes nothing in the repository. */
async function copyRepository(): Promise<void> {
  const left = ['node_modules', 'dist', '.git', '.turbo'];
  await cp(root, copy, { recursive: true, filter: (source) => !left.includes(basename(source)) });
  for (const parent of ['.', 'packages', 'packages/providers', 'apps', 'tooling']) {
    const names = parent === '.' ? ['.'] : await readdir(join(root, parent));
    for (const name of names) {
      const installed = join(parent, name, 'node_modules');
      await symlink(join(root, installed), join(copy, installed)).catch(() => {});
    }
  }
}

/** Writes the files of docs/providers.md, changed as the page says for a clone. */
async function applyPage(): Promise<void> {
  const blocks = codeBlocks(await readFile(join(root, 'docs/providers.md'), 'utf8'));
  for (const { file, text } of blocks) {
    if (file?.startsWith('src/')) await writeFile(join(copy, onPage, file), text.replace("'node:test'", "'vitest'"));
  }
}

/** Runs a Node program in the copy. @throws When it fails. */
async function program(path: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, INIT_CWD: copy };
  const { stdout } = await execute(process.execPath, [join(copy, path), ...args], { cwd: copy, env }).catch((error) =>
    expect.fail(error.stdout + error.stderr),
  );
  return stdout;
}

test('a new provider is well typed', async () => {
  const config = { extends: './tsconfig.json', include: [folder] };
  await writeFile(join(copy, 'tsconfig.new-provider.json'), JSON.stringify(config));
  await program('node_modules/typescript/bin/tsc', '-p', 'tsconfig.new-provider.json');
});

test('it builds, without its tests', async () => {
  // The usual file is in a folder that outlives the copy.
  const state = ['--tsBuildInfoFile', join(copy, 'new-provider.tsbuildinfo')];
  await program('node_modules/typescript/bin/tsc', '-p', `${folder}/tsconfig.build.json`, ...state);
  const built = await readdir(join(copy, folder, 'dist'));
  expect(built).toEqual(expect.arrayContaining(['index.js', 'index.d.ts']));
  expect(built.filter((name) => /test|fixtures/.test(name))).toEqual([]);
});

test('it is formatted and linted', async () => {
  // Biome cannot apply .gitignore to links that lead out of the repository.
  const options = ['--error-on-warnings', '--vcs-enabled=false'];
  await program('node_modules/@biomejs/biome/bin/biome', 'check', ...options, folder);
});

test.each([[[]], [['--production']]])('nothing in it is unused (knip %j)', async (args) => {
  await program('node_modules/knip/bin/knip.js', '--no-progress', '--workspace', folder, ...args);
});

test('its tests pass, and those of the provider that docs/providers.md makes of it', async () => {
  const files = [folder, onPage, 'tooling/rules/packages'];
  const report = JSON.parse(await program('node_modules/vitest/vitest.mjs', 'run', '--reporter=json', ...files));
  expect(report).toMatchObject({ success: true, numFailedTests: 0 });
  expect(report.numPassedTests).toBeGreaterThan(200);
});

test('one line builds it into the server', async () => {
  const manifest = join(copy, 'apps/mcp-server/package.json');
  const line = '    "@wabascope/provider-bright-cloud": "workspace:^",\n';
  const steps = await program('tooling/new-provider/main.mjs', 'other-cloud', '--no-install');
  expect(steps).toContain('One line builds it into the server');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replace(/^ {4}"@wabascope\/provider-meta"/m, `${line}$&`));
  // What pnpm would link.
  await mkdir(join(copy, 'apps/node_modules/@wabascope'), { recursive: true });
  await symlink(join(copy, folder), join(copy, 'apps/node_modules/@wabascope/provider-bright-cloud'));
  // The first two steps of `npm run docs`.
  await program('apps/mcp-server/distribution/write-built-in-providers.mjs');
  await program('apps/mcp-server/build.mjs');
  expect(await program('apps/mcp-server/dist/cli.js', 'help', 'environment')).toContain(
    'bright-cloud   BRIGHT_CLOUD_API_KEY',
  );
  const schema = await readFile(join(copy, 'apps/mcp-server/dist/config.schema.json'), 'utf8');
  expect(schema).toContain('bright-cloud');
  const list = await program('node_modules/vitest/vitest.mjs', 'run', 'create.test', '-t', 'taken', '--reporter=json');
  expect(JSON.parse(list)).toMatchObject({ success: true, numPassedTests: 2 });
  // A build that fails leaves the server as it was.
  await appendFile(join(copy, 'apps/mcp-server/src/serve.ts'), 'export const broken = (1;\n');
  await expect(program('apps/mcp-server/build.mjs')).rejects.toThrow('serve.ts');
  expect(await program('apps/mcp-server/dist/cli.js', '--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('no name of the template remains', async () => {
  const entries = await readdir(join(copy, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const own = files.filter((path) => !/node_modules|dist/.test(path));
  expect(own.length).toBeGreaterThan(10);
  for (const path of own) expect(path.slice(copy.length) + (await readFile(path, 'utf8'))).not.toMatch(/acme/i);
});

test('id, name and environment variables are those of the command', async () => {
  const read = (path: string) => readFile(join(copy, folder, path), 'utf8');
  expect(await read('src/index.ts')).toContain("id: 'bright-cloud',\n  name: 'Bright Cloud',");
  expect(await read('src/settings.ts')).toContain("env: 'BRIGHT_CLOUD_API_KEY'");
  expect(JSON.parse(await read('package.json')).name).toBe('@wabascope/provider-bright-cloud');
});
