import { join } from 'node:path';
import { ourPackages } from '../packages.mjs';

/**
 * Every module that users may import: `specifier` as users write it (`@wabascope/provider-kit/phone`), and the absolute
 * paths of the package's `folder` and of the module's declarations, `types`.
 */
export function publishedEntries() {
  return ourPackages().flatMap(({ name, folder, manifest }) =>
    Object.entries(manifest.exports)
      .filter(([, target]) => typeof target !== 'string')
      .map(([path, { types }]) => ({ specifier: `${name}${path.slice(1)}`, folder, types: join(folder, types) })),
  );
}
