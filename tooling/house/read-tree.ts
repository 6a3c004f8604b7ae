import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from './files.js';

/** Installed, built, or left by a tool or an editor. */
const ignored = new Set([
  ...['.git', '.turbo', 'coverage', 'dist', 'node_modules', 'wabascope.config.json'],
  ...['.DS_Store', '.idea', '.vscode'],
]);

/** Reads every file of the repository, but those that no one wrote. */
export async function readTree(root: string): Promise<Files> {
  return new Map(await readFolder(root, ''));
}

async function readFolder(root: string, folder: string): Promise<[path: string, text: string][]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const read = entries
    .filter(({ name }) => !ignored.has(name))
    .map(async (entry): Promise<[string, string][]> => {
      const path = `${folder}${entry.name}`;
      return entry.isDirectory() ? readFolder(root, `${path}/`) : [[path, await readFile(join(root, path), 'utf8')]];
    });
  return (await Promise.all(read)).flat();
}
