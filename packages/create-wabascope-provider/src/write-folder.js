import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from './usage-error.js';

/**
 * Writes files into a folder that is new, empty, or a new repository of Git.
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} files by their path in it
 * @throws {UsageError} If the folder has files, and then nothing is written, or if it cannot be written.
 */
export async function writeFolder(folder, files) {
  try {
    const present = await readdir(folder).catch((error) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    if (present.some((name) => name !== '.git')) {
      throw new UsageError(`${folder} is not empty; nothing was written.`);
    }
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text, { flag: 'wx' });
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UsageError(`${folder} cannot be written: ${error.code}.`);
  }
}
