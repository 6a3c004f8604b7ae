// Publishes the packages in a folder whose versions npm does not have yet: `publish-tarballs.mjs <folder>`. It runs with the
// right to publish, so it uses npm alone: nothing is installed or built, and no code of the packages is run.
import { spawnSync } from 'node:child_process';
import { appendFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ourPackages } from '../packages.mjs';

const folder = resolve(process.argv[2] ?? 'release');
const expected = ourPackages().map(({ manifest }) => releaseOf(manifest));
const tarballs = (await readdir(folder)).filter((name) => name.endsWith('.tgz')).map((name) => join(folder, name));
const found = tarballs.map((tarball) => ({ tarball, release: releaseIn(tarball) }));

const foreign = found.filter(({ release }) => !expected.includes(release));
if (foreign.length > 0) {
  throw new Error(`The workspace has no ${foreign.map(({ release }) => release).join(', ')}: nothing is published.`);
}
for (const { tarball, release } of found) {
  if (isPublished(release)) console.log(`${release} is on npm already.`);
  else {
    const { code, output } = run('npm', ['publish', tarball, '--access', 'public', '--ignore-scripts']);
    console.log(output);
    if (code !== 0) throw new Error(`${release} could not be published.`);
  }
}
if (process.env.GITHUB_OUTPUT) {
  await appendFile(process.env.GITHUB_OUTPUT, `releases=${found.map(({ release }) => release).join(' ')}\n`);
}

/** @param {string} tarball */
function releaseIn(tarball) {
  const { code, output } = run('tar', ['-xzOf', tarball, 'package/package.json']);
  if (code !== 0) throw new Error(`${tarball} is not a package: ${output}`);
  return releaseOf(JSON.parse(output));
}

/** @param {{ name: string, version: string }} manifest */
function releaseOf({ name, version }) {
  return `${name}@${version}`;
}

/** @param {string} release */
function isPublished(release) {
  const { code, output } = run('npm', ['view', release, 'version']);
  if (code !== 0 && !output.includes('E404')) throw new Error(output);
  return code === 0 && output.includes(release.slice(release.lastIndexOf('@') + 1));
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { code: status, output: `${stdout}${stderr}`.trim() };
}
