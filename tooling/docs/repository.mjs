import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ourPackages, root } from '../packages.mjs';

/**
 * @param {string} path from the root
 * @returns {Promise<string | undefined>} undefined when the file does not exist
 */
export async function readText(path) {
  return readFile(join(root, path), 'utf8').catch(() => undefined);
}

/** The pages whose code must work, by their paths from the root: the README, those of `docs`, the READMEs of packages. */
export async function pagePaths() {
  const names = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).sort();
  const folders = ourPackages().map(({ folder }) => relative(root, folder).replaceAll('\\', '/'));
  return ['README.md', ...names.map((name) => `docs/${name}`), ...folders.map((folder) => `${folder}/README.md`)];
}
