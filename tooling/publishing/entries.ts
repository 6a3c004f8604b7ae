import { join } from 'node:path';
import { ourPackages } from '../packages.mjs';

/** What users of a package may import. */
export interface Entry {
  /** As they write it: `@wabascope/provider-kit/phone`. */
  readonly specifier: string;
  /** Of the package; absolute. */
  readonly folder: string;
  /** Absolute; code, or JSON. */
  readonly file: string;
  /** Absolute; absent for JSON. */
  readonly types?: string;
}

/** The packages that are not private. */
export const published = () => ourPackages().filter(({ manifest }) => !manifest.private);

/** Everything that users may import. */
export function publishedEntries(): Entry[] {
  return published().flatMap(({ name, folder, manifest }) =>
    Object.entries<string | { types: string; default: string }>(manifest.exports).map(([path, target]) => {
      const specifier = `${name}${path.slice(1)}`;
      if (typeof target === 'string') return { specifier, folder, file: join(folder, target) };
      return { specifier, folder, file: join(folder, target.default), types: join(folder, target.types) };
    }),
  );
}
