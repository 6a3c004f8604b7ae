// Publishes the packages in a folder whose versions npm does not have yet: `publish-tarballs.mjs <folder>`. It runs with the
// right to publish, so it uses npm alone: nothing is installed or built, and no code of the packages is run.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ourPackages } from '../packages.mjs';

const folder = resolve(process.argv[2] ?? 'release');
const expected = ourPackages().map(({ manifest }) => releaseOf(manifest));
const tarballs = (await readdir(folder)).filter((name) => name.endsWith('.tgz')).map((name) => join(folder, name));
const found = new Map(tarballs.map((tarball) => [releaseIn(tarball), tarball]));

const foreign = [...found.keys()].filter((release) => !expected.includes(release));
if (foreign.length > 0) throw new Error(`The workspace has no ${foreign.join(', ')}: nothing is published.`);
for (const [release, tarball] of found) {
  if (isPublished(release)) console.log(`${release} is on npm already.`);
  else execFileSync('npm', ['publish', tarball, '--access', 'public', '--ignore-scripts'], { stdio: 'inherit' });
}
if (process.env.GITHUB_OUTPUT) {
  await appendFile(process.env.GITHUB_OUTPUT, `releases=${[...found.keys()].join(' ')}\n`);
}

/** @param {string} tarball */
function releaseIn(tarball) {
  return releaseOf(JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' })));
}

/** @param {{ name: string, version: string }} manifest */
function releaseOf({ name, version }) {
  return `${name}@${version}`;
}

/** @param {string} release */
function isPublished(release) {
  const { status, stdout, stderr } = spawnSync('npm', ['view', release, 'version'], { encoding: 'utf8' });
  if (status !== 0 && !stderr.includes('E404')) throw new Error(stderr);
  return status === 0 && stdout.trim() !== '';
}
