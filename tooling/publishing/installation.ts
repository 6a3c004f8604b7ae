import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { startRegistry } from './start-registry.js';

/** The published packages as a user has them: installed from a registry, with their dependencies. */
export interface Installation {
  /** Holds `node_modules`. */
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Installs every published package and `others` into a new folder outside the repository. */
export async function installPackages(others: readonly string[]): Promise<Installation> {
  const home = await mkdtemp(join(tmpdir(), 'wabascope-publishing-'));
  const remove = () => rm(home, { recursive: true });
  const registry = await startRegistry();
  try {
    const folder = join(home, 'consumer');
    await mkdir(folder);
    await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    const names = new Set([...registry.published, ...others, '@types/node']);
    await execa('npm', ['install', ...names], { cwd: folder, env: registry.npmEnvironment(home), extendEnv: false });
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  } finally {
    await registry.close();
  }
}
