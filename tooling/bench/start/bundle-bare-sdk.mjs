import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { cacheFolder } from '../cache-folder.mjs';

/**
 * Bundles the server that has only the SDK into one script, as our server is built.
 * @returns {Promise<string>} its path
 */
export async function bundleBareSdk() {
  const file = join(cacheFolder, 'bare-sdk.cjs');
  await build({
    input: fileURLToPath(new URL('bare-sdk.mjs', import.meta.url)),
    platform: 'node',
    output: { file, format: 'cjs', codeSplitting: false, comments: false },
  });
  return file;
}
