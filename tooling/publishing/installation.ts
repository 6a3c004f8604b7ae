import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { startRegistry } from './start-registry.js';

/** Installs every published package and `others` from a registry into a new folder, as a user of npm does. */
export async function installPackages(folder: string, others: readonly string[]): Promise<void> {
  const registry = await startRegistry();
  try {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    const names = new Set([...registry.published, ...others, '@types/node']);
    await execa('npm', ['install', ...names], { cwd: folder, env: registry.npmEnvironment(folder), extendEnv: false });
  } finally {
    await registry.close();
  }
}
