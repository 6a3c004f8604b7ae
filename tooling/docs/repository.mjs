import { readdir, readFile } from 'node:fs/promises';

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
  const [docs, ...packages] = await Promise.all(
    ['docs', 'packages', 'packages/providers', 'apps', 'examples'].map(async (folder) => {
      const names = await readdir(new URL(folder, root)).catch(() => []);
      return names.sort().map((name) => `${folder}/${name}`);
    }),
  );
  const candidates = ['README.md', ...(docs ?? []), ...packages.flat().map((folder) => `${folder}/README.md`)];
  const texts = await Promise.all(candidates.map(readText));
  return candidates.filter((path, index) => path.endsWith('.md') && texts[index] !== undefined);
}
