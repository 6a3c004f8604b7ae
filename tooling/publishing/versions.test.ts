import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { expect, onTestFinished, test } from 'vitest';
import { ourPackages, root } from '../packages.mjs';

const packages = ourPackages();
const changesets = join(root, 'node_modules', '@changesets', 'cli', 'bin.js');

test('a new version of a provider moves nothing else', async () => {
  expect(await movedBy({ '@wabascope/provider-awal': 'minor' })).toEqual(['@wabascope/provider-awal']);
});

test('a correction of the core reaches its users by their ranges, without new versions of theirs', async () => {
  expect(await movedBy({ '@wabascope/core': 'patch' })).toEqual(['@wabascope/core']);
});

test('a new line of the core moves those that depend on it, and not the sandbox', async () => {
  const moved = await movedBy({ '@wabascope/core': 'minor' });
  expect(moved).toEqual(
    expect.arrayContaining(['@wabascope/core', '@wabascope/directory', '@wabascope/provider-awal']),
  );
  expect(moved).not.toContain('@wabascope/sandbox');
});

/** The packages that a release with this changeset gives a new version, in a copy of the workspace's manifests. */
async function movedBy(changeset: Readonly<Record<string, 'patch' | 'minor'>>): Promise<string[]> {
  const copy = await mkdtemp(join(tmpdir(), 'wabascope-versions-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  const manifests = packages.map(({ folder }) => join(relative(root, folder), 'package.json'));
  for (const file of ['package.json', 'pnpm-workspace.yaml', '.changeset/config.json', ...manifests]) {
    await cp(join(root, file), join(copy, file));
  }
  const lines = Object.entries(changeset).map(([name, kind]) => `'${name}': ${kind}\n`);
  await writeFile(join(copy, '.changeset', 'one.md'), `---\n${lines.join('')}---\n\nSomething new.\n`);
  // The changelog would name the commit of a changeset.
  await execa('git', ['init', '--quiet'], { cwd: copy });
  await execa(process.execPath, [changesets, 'version'], { cwd: copy });
  const versions = await Promise.all(
    packages.map((each) => Promise.all([versionIn(root, each.folder), versionIn(copy, each.folder)])),
  );
  return packages.filter((_, index) => versions[index]?.[0] !== versions[index]?.[1]).map(({ name }) => name);
}

async function versionIn(place: string, folder: string): Promise<string> {
  return JSON.parse(await readFile(join(place, relative(root, folder), 'package.json'), 'utf8')).version;
}
