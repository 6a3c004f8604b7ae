// Before a build: writes the lists of the built-in providers.
import { writeFile } from 'node:fs/promises';
import { builtInIdsSource, builtInProvidersFile, builtInProvidersSource } from './built-in-providers.mjs';

const root = new URL('../../../', import.meta.url);
await writeFile(new URL(builtInProvidersFile, root), await builtInProvidersSource());
const ids = new URL('packages/create-wabascope-provider/src/built-in-ids.js', root);
await writeFile(ids, await builtInIdsSource());
