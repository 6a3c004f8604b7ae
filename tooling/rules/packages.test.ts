import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ourPackages, root } from '../packages.mjs';

const packages = ourPackages();
const providers = packages.filter(({ folder }) => basename(dirname(folder)) === 'providers');

test.each(packages)('$name has what its users need', ({ name, folder, manifest }) => {
  expect(manifest).toMatchObject({ license: 'MIT', type: 'module', engines: { node: '>=20.19' } });
  // npm requires these names, and runs their source.
  const isForNpm = ['create-wabascope-provider', 'wabascope'].includes(name);
  if (!isForNpm) expect(manifest).toMatchObject({ name: expect.stringMatching(/^@wabascope\//), files: ['dist'] });
  expect(existsSync(join(folder, 'README.md'))).toBe(true);
});

test('no two packages have a program of the same name, so that all can be installed globally', () => {
  const programs = packages.flatMap(({ manifest }) => Object.keys(manifest.bin ?? {}));
  expect(programs).toContain('wabascope');
  expect(new Set(programs).size).toBe(programs.length);
});

test.each(packages)('$name takes the core from its user, unless it is the core or for hosts', ({ manifest }) => {
  const { dependencies = {}, peerDependencies = {}, devDependencies = {} } = manifest;
  const uses = '@wabascope/core' in { ...dependencies, ...peerDependencies };
  const isForHosts = ['changes', 'directory', 'mcp-tools'].some((host) => manifest.name === `@wabascope/${host}`);
  if (uses && !isForHosts) {
    expect(peerDependencies).toHaveProperty('@wabascope/core');
    expect(dependencies).not.toHaveProperty('@wabascope/core');
    expect(devDependencies).toHaveProperty('@wabascope/core');
  }
});

test.each(providers)('$name has the files that every provider has', ({ name, folder, manifest }) => {
  expect(name).toBe(`@wabascope/provider-${basename(folder)}`);
  expect(manifest.keywords).toContain('wabascope-provider');
  for (const file of ['index', 'settings', 'wire', 'conformance.test']) {
    expect(existsSync(join(folder, 'src', `${file}.ts`)), file).toBe(true);
  }
});

test('the lockfile names no registry', () => {
  expect(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')).not.toMatch(/\btarball:|\bregistry\./);
});
