import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from './usage-error.js';

/**
 * Writes files into a folder that is new or empty.
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} files by their path in it
 * @throws {UsageError} If the folder is not empty. Nothing is written then.
 */
export async function writeFolder(folder, files) {
  const present = await readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw new UsageError(`${folder} cannot be written: ${error.code}.`);
  });
  if (present.length > 0) throw new UsageError(`${folder} is not empty; nothing was written.`);
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, { flag: 'wx' });
  }
}
