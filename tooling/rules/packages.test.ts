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

const buildFileOf = (folder: string) => join(folder, 'tsconfig.build.json');
const compiled = packages.filter(({ folder }) => existsSync(buildFileOf(folder)));
const referencesIn = (file: string): string[] =>
  (JSON.parse(readFileSync(file, 'utf8')).references ?? []).map(({ path }: { path: string }) =>
    join(dirname(file), path),
  );

test('the build compiles every package', () => {
  const files = compiled.map(({ folder }) => buildFileOf(folder));
  expect(referencesIn(join(root, 'tsconfig.packages.json')).sort()).toEqual(files.sort());
});

test.each(compiled)('$name is compiled after the packages that it needs', ({ folder, manifest }) => {
  const needed = { ...manifest.dependencies, ...manifest.peerDependencies };
  const files = compiled.filter(({ name }) => name in needed).map((each) => buildFileOf(each.folder));
  expect(referencesIn(buildFileOf(folder)).sort()).toEqual(files.sort());
});

test('the lockfile names no registry', () => {
  expect(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')).not.toMatch(/\btarball:|\bregistry\./);
});
