import { join } from 'node:path';
import { ourPackages } from '../packages.mjs';

/**
 * A module that users of a package may import.
 * @typedef {object} Entry
 * @property {string} specifier as users write it: `@wabascope/provider-kit/phone`
 * @property {string} folder of the package; absolute
 * @property {string} types its declaration file; absolute
 */

/**
 * Every module that users may import.
 * @returns {Entry[]}
 */
export function publishedEntries() {
  return ourPackages().flatMap(({ name, folder, manifest }) =>
    Object.entries(manifest.exports)
      .filter(([, target]) => typeof target !== 'string')
      .map(([path, { types }]) => ({ specifier: `${name}${path.slice(1)}`, folder, types: join(folder, types) })),
  );
}
