import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { root } from '../repository.mjs';

/** Every package that we publish, by its name, with its folder: whatever a page installs is there. */
export async function ourPackages(): Promise<[name: string, folder: string][]> {
  const found: [string, string][] = [];
  for (const parent of ['packages/', 'packages/providers/', 'apps/']) {
    for (const entry of await readdir(new URL(parent, root))) {
      const folder = new URL(`${parent}${entry}/`, root);
      const manifest = await readFile(new URL('package.json', folder), 'utf8').catch(() => undefined);
      if (manifest !== undefined) found.push([JSON.parse(manifest).name, fileURLToPath(folder)]);
    }
  }
  return found;
}
