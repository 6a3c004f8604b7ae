import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.js';
import { startRegistry } from './start-registry.js';

/** Every package of ours as an outsider has it: installed from a registry, with what it depends on. */
export interface Installation {
  /** Holds `node_modules`. */
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Installs every package into a new folder outside the repository. */
export async function installPackages(): Promise<Installation> {
  const home = await mkdtemp(join(tmpdir(), 'wabascope-publishing-'));
  const remove = () => rm(home, { recursive: true });
  const registry = await startRegistry();
  try {
    const folder = join(home, 'consumer');
    await mkdir(folder);
    await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    // Every TypeScript program for Node has the types of Node.
    await run('npm', ['install', ...registry.published, '@types/node'], folder, registry.npmEnvironment(home));
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  } finally {
    await registry.close();
  }
}
