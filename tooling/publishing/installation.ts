import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmInstall } from './npm-install.js';
import { root } from './packages.js';
import { run } from './run.js';

/** Every package of ours as an outsider has it: packed, and installed with what it depends on. */
export interface Installation {
  /** Holds `node_modules`. */
  readonly folder: string;
  /** Absolute paths. */
  readonly tarballs: readonly string[];
  /** Why they cannot be installed on this machine. */
  readonly missing?: string | undefined;
  readonly remove: () => Promise<void>;
}

/** Packs and installs every package into a new folder outside the repository. */
export async function installPackages(): Promise<Installation> {
  const place = await mkdtemp(join(tmpdir(), 'wabascope-publishing-'));
  const remove = () => rm(place, { recursive: true });
  try {
    const tarballs = await pack(join(place, 'tarballs'));
    const folder = join(place, 'consumer');
    await mkdir(folder);
    await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    // The types of Node are what every TypeScript program for Node has.
    const missing = await npmInstall(folder, [...tarballs, '@types/node@20']);
    return { folder, tarballs, missing, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function pack(destination: string): Promise<string[]> {
  const pnpm = join(root, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
  const publishable = ['--filter=./packages/**', '--filter=./apps/**'];
  await run(process.execPath, [pnpm, '-r', ...publishable, 'pack', '--pack-destination', destination], root);
  return (await readdir(destination)).map((name) => join(destination, name));
}
