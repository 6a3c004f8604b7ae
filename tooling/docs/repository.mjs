import { readdir, readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ourPackages } from '../packages.mjs';

/** The folder of the repository. */
export const root = new URL('../../', import.meta.url);

/**
 * @param {string} path from the root
 * @returns {Promise<string | undefined>} undefined when there is no such file
 */
export async function readText(path) {
  return readFile(new URL(path, root), 'utf8').catch(() => undefined);
}

/**
 * The pages whose code must work: the README, those of docs, and the READMEs of packages, by their paths from the root.
 * @returns {Promise<string[]>}
 */
export async function pagePaths() {
  const docs = (await readdir(new URL('docs', root)))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  const folders = ourPackages().map(({ folder }) => relative(fileURLToPath(root), folder).replaceAll('\\', '/'));
  return ['README.md', ...docs.sort(), ...folders.map((folder) => `${folder}/README.md`)];
}
