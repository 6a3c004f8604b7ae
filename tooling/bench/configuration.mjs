import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';

/**
 * Runs `use` with the path of a configuration file.
 * @template T
 * @param {object} content
 * @param {(file: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withConfiguration(content, use) {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, 'config-'));
  try {
    const file = join(folder, 'wabascope.config.json');
    await writeFile(file, JSON.stringify(content), { mode: 0o600 });
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
