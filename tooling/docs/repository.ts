import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ourPackages, root } from '../packages.mjs';

/** The text of a file, by its path from the root; undefined when it does not exist. */
export async function readText(path: string): Promise<string | undefined> {
  return readFile(join(root, path), 'utf8').catch(() => undefined);
}

/** The pages whose code must work, by their paths from the root: the README, those of `docs`, the READMEs of packages. */
export async function pagePaths(): Promise<string[]> {
  const names = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md')).sort();
  const folders = ourPackages().map(({ folder }) => relative(root, folder).replaceAll('\\', '/'));
  return ['README.md', ...names.map((name) => `docs/${name}`), ...folders.map((folder) => `${folder}/README.md`)];
}
