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

/** Publishes each package whose version npm does not have yet, and tags it. */
export async function publishPackages() {
  return (await build()) || attach('changeset', ['publish']);
}
