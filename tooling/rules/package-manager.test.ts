import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startServer, type TestServer } from '@wabascope/provider-testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../packages.mjs';

let place: string;
let tarball: Buffer;
/** A registry that has one package: a pnpm that prints its arguments and fails. */
let registry: TestServer;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'wabascope-tasks-'));
  const source = join(place, 'package');
  await mkdir(source);
  const manifest = { name: 'pnpm', version: '1.0.0', bin: { pnpm: 'pnpm.js' } };
  await writeFile(join(source, 'package.json'), JSON.stringify(manifest));
  const program =
    '#!/usr/bin/env node\nconsole.log(`made-up pnpm: ${process.argv.slice(2)}`);\nprocess.exitCode = 1;\n';
  await writeFile(join(source, 'pnpm.js'), program, { mode: 0o755 });
  await promisify(execFile)('tar', ['-czf', join(place, 'pnpm.tgz'), '-C', place, 'package']);
  tarball = await readFile(join(place, 'pnpm.tgz'));
  registry = await startServer(({ path }, _index, response) => {
    if (path.endsWith('.tgz')) return void response.end(tarball);
    if (path !== '/pnpm') return { status: 404, body: {} };
    const version = { name: 'pnpm', version: '1.0.0', dist: { tarball: `${registry.baseUrl}/pnpm.tgz` } };
    return { status: 200, body: { name: 'pnpm', 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version } } };
  });
});
afterAll(async () => {
  await registry.close();
  await rm(place, { recursive: true });
});

/** Sets up a fresh clone whose package.json names a package manager. @returns What it prints when it fails. */
async function setUpWith(packageManager: string, node = '>=20'): Promise<string> {
  const clone = await mkdtemp(join(place, 'clone-'));
  for (const name of ['setup.mjs', 'packages.mjs']) await cp(join(root, 'tooling', name), join(clone, 'tooling', name));
  await writeFile(join(clone, 'package.json'), JSON.stringify({ packageManager, engines: { node } }));
  await writeFile(join(clone, 'pnpm-lock.yaml'), '');
  const env = {
    PATH: process.env.PATH,
    HOME: clone,
    npm_config_registry: `${registry.baseUrl}/`,
    npm_config_cache: join(clone, '.npm'),
    npm_config_update_notifier: 'false',
  };
  const run = promisify(execFile)(process.execPath, [join(clone, 'tooling', 'setup.mjs')], { env });
  return run.then(
    () => 'It has not failed.',
    ({ stderr }) => stderr,
  );
}

test('a package manager with the hash that package.json has is run', async () => {
  const hash = createHash('sha512').update(tarball).digest('hex');
  expect(await setUpWith(`pnpm@1.0.0+sha512.${hash}`)).toContain('made-up pnpm: install,--frozen-lockfile');
});

test.each([['+sha512.00'], ['']])('a package manager with another hash than "%s" is not run', async (hash) => {
  const said = await setUpWith(`pnpm@1.0.0${hash}`);
  expect(said).toContain('The hash of pnpm@1.0.0 is not the one in package.json');
  expect(said).not.toContain('made-up pnpm');
});

test('the hash in package.json is that of the lockfile, which later installations check', async () => {
  const { packageManager } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const [, name, hash = ''] = /^(pnpm@[\d.]+)\+sha512\.([0-9a-f]{128})$/.exec(packageManager) ?? [];
  const lockfile = await readFile(join(root, 'pnpm-lock.yaml'), 'utf8');
  expect(lockfile).toContain(
    `  ${name}:\n    resolution: {integrity: sha512-${Buffer.from(hash, 'hex').toString('base64')}}`,
  );
});

test('a Node version that is too old gets an error with the required version, and no installation', async () => {
  const said = await setUpWith('pnpm@1.0.0+sha512.00', '>=1000.2');
  expect(said).toBe(`Wabascope needs Node.js 1000.2 or later; this is ${process.versions.node}.\n`);
});
