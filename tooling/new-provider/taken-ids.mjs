import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../packages.mjs';

/**
 * The ids of the providers of this repository. The server has them built in and refuses a plugin that is called the same.
 * @returns {Promise<string[]>}
 */
export async function takenIds() {
  const entries = await readdir(join(root, 'packages', 'providers'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
