import { join } from 'node:path';
import { ourPackages } from '../packages.mjs';

/** A module that users may import. */
export interface PublishedEntry {
  /** As users write it: `@wabascope/provider-kit/phone`. */
  readonly specifier: string;
  /** Absolute paths of the package, and of the module's declarations. */
  readonly folder: string;
  readonly types: string;
}

export function publishedEntries(): PublishedEntry[] {
  return ourPackages().flatMap(({ name, folder, manifest }) =>
    Object.entries<{ readonly types: string } | string>(manifest.exports).flatMap(([path, target]) =>
      typeof target === 'string'
        ? []
        : [{ specifier: `${name}${path.slice(1)}`, folder, types: join(folder, target.types) }],
    ),
  );
}
