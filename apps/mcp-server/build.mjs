import { chmod, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { builtInPlugins, readManifest } from './distribution/built-in-plugins.mjs';
import { bundleOptions } from './distribution/bundle-options.mjs';
import { configSchema } from './distribution/config-schema.mjs';

const outdir = new URL('dist/', import.meta.url);

const bundle = await rolldown(bundleOptions(await readManifest()));
await rm(outdir, { recursive: true, force: true });
// Scripts, because Node can compile only scripts ahead of time, and they start faster than modules. Not minified, because
// Node prints the source line of an uncaught error.
await bundle.write({
  dir: fileURLToPath(outdir),
  format: 'cjs',
  chunkFileNames: 'chunks/[name]-[hash].js',
  comments: false,
});
await writeFile(new URL('package.json', outdir), `${JSON.stringify({ type: 'commonjs' })}\n`);
await chmod(new URL('cli.js', outdir), 0o755);

const schema = await configSchema(await builtInPlugins());
await writeFile(new URL('config.schema.json', outdir), `${JSON.stringify(schema, null, 2)}\n`);
