import { attach } from './command.mjs';
import { program } from './program.mjs';
import { build } from './workspace.mjs';

/** Turns the waiting changesets into versions and changelogs; the lockfile and what the docs say of versions follow. */
export async function versionPackages() {
  return (
    (await attach('changeset', ['version'])) ||
    (await attach('pnpm', ['install', '--lockfile-only'])) ||
    (await build()) ||
    program('tooling/docs/main.mjs', [])
  );
}

/**
 * Builds and packs every package as npm is to get it; `publish-tarballs.mjs` publishes them in another job.
 * @param {string[]} args the folder for the packages
 */
export async function packPackages([folder = 'release']) {
  const publishable = ['--filter=./packages/**', '--filter=./apps/**'];
  return (await build()) || attach('pnpm', ['-r', ...publishable, 'pack', '--pack-destination', folder]);
}
