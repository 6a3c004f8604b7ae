import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A package that npm gets. */
export interface PublishedPackage {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly entries: readonly Entry[];
}

/** What users of a package may import. */
export interface Entry {
  /** As they write it: `@wabascope/provider-kit/phone`. */
  readonly specifier: string;
  /** Absolute; code, or JSON. */
  readonly file: string;
  /** Absolute; absent for JSON. */
  readonly types?: string;
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

/** Every package of the workspace that is not private, in the order of their names. */
export function publishedPackages(): PublishedPackage[] {
  return ['packages', 'packages/providers', 'apps']
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(root, parent, name, 'package.json')))
    .filter((path) => existsSync(path))
    .map((path) => ({ folder: dirname(path), manifest: JSON.parse(readFileSync(path, 'utf8')) as Manifest }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest }) => ({ name: manifest.name, folder, entries: entriesOf(manifest, folder) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function entriesOf({ name, exports }: Manifest, folder: string): Entry[] {
  return Object.entries(exports).map(([path, target]) => {
    const specifier = `${name}${path.slice(1)}`;
    if (typeof target === 'string') return { specifier, file: join(folder, target) };
    return { specifier, file: join(folder, target.default), types: join(folder, target.types) };
  });
}
