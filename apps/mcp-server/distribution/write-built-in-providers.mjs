// Before a build: writes the list of the built-in providers.
import { writeFile } from 'node:fs/promises';
import { builtInProvidersFile, builtInProvidersSource } from './built-in-providers.mjs';

await writeFile(new URL(`../../../${builtInProvidersFile}`, import.meta.url), await builtInProvidersSource());
