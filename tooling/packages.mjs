import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The packages that users install, sorted by name. `folder` is absolute. `manifest` is package.json, as published.
 * @returns {{ name: string, folder: string, manifest: { name: string, version: string, [field: string]: any } }[]}
 */
export function ourPackages() {
  return ['packages', 'packages/providers', 'apps']
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(root, parent, name, 'package.json')))
    .filter((path) => existsSync(path))
    .map((path) => {
      const { publishConfig, ...manifest } = JSON.parse(readFileSync(path, 'utf8'));
      return { name: manifest.name, folder: dirname(path), manifest: { ...manifest, ...publishConfig } };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
