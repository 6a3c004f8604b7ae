// Publishes the packages in a folder whose versions npm does not have yet: `publish-tarballs.mjs <folder>`. It runs with the
// right to publish, so it uses npm alone: nothing is installed or built, and no code of the packages is run.
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { attach, capture, root } from './command.mjs';

const folder = resolve(process.argv[2] ?? 'release');
const expected = await releasesOfWorkspace();
const tarballs = (await readdir(folder)).filter((name) => name.endsWith('.tgz')).map((name) => join(folder, name));
const found = await Promise.all(tarballs.map(async (tarball) => ({ tarball, release: await releaseIn(tarball) })));

const foreign = found.filter(({ release }) => !expected.includes(release));
if (foreign.length > 0) {
  throw new Error(`The workspace has no ${foreign.map(({ release }) => release).join(', ')}: nothing is published.`);
}
for (const { tarball, release } of found) {
  if (await isPublished(release)) console.log(`${release} is on npm already.`);
  else if ((await attach('npm', ['publish', tarball, '--access', 'public', '--ignore-scripts'])) !== 0) {
    throw new Error(`${release} could not be published.`);
  }
}
if (process.env.GITHUB_OUTPUT) {
  await appendFile(process.env.GITHUB_OUTPUT, `releases=${found.map(({ release }) => release).join(' ')}\n`);
}

/** Name and version of every package of the checkout that is not private, as `name@version`. */
async function releasesOfWorkspace() {
  const manifests = await Promise.all(
    ['packages', 'packages/providers', 'apps'].map(async (parent) => {
      const names = await readdir(join(root, parent)).catch(() => []);
      return Promise.all(
        names.map((name) => readFile(join(root, parent, name, 'package.json'), 'utf8').catch(() => '{}')),
      );
    }),
  );
  return manifests
    .flat()
    .map((text) => JSON.parse(text))
    .filter((manifest) => manifest.name && manifest.private !== true)
    .map(releaseOf);
}

/** @param {string} tarball */
async function releaseIn(tarball) {
  const { code, output } = await capture('tar', ['-xzOf', tarball, 'package/package.json']);
  if (code !== 0) throw new Error(`${tarball} is not a package: ${output}`);
  return releaseOf(JSON.parse(output));
}

/** @param {{ name: string, version: string }} manifest */
function releaseOf({ name, version }) {
  return `${name}@${version}`;
}

/** @param {string} release */
async function isPublished(release) {
  const { code, output } = await capture('npm', ['view', release, 'version']);
  if (code !== 0 && !output.includes('E404')) throw new Error(output);
  return code === 0 && output.includes(release.slice(release.lastIndexOf('@') + 1));
}
