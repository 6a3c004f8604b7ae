import { attach } from './command.mjs';
import { build } from './workspace.mjs';

/** Turns the waiting changesets into versions and changelogs; the lockfile follows. */
export async function versionPackages() {
  return (await attach('changeset', ['version'])) || attach('pnpm', ['install', '--lockfile-only']);
}

/** Publishes each package whose version npm does not have yet, and tags it. */
export async function publishPackages() {
  return (await build()) || attach('changeset', ['publish']);
}
