import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { rolldown } from 'rolldown';
import { builtInPlugins, readManifest } from './distribution/built-in-plugins.mjs';
import { bundleOptions } from './distribution/bundle-options.mjs';
import { configSchema } from './distribution/config-schema.mjs';

const outdir = new URL('dist/', import.meta.url);

const bundle = await rolldown(bundleOptions(await readManifest()));
// Scripts, because Node can compile only scripts ahead of time, and they start faster than modules. Not minified, because
// Node prints the source line of an uncaught error.
const { output } = await bundle.generate({
  format: 'cjs',
  chunkFileNames: 'chunks/[name]-[hash].js',
  comments: false,
});
const schema = await configSchema(await builtInPlugins());
// Afterward, because assistants may run what was built before.
await rm(outdir, { recursive: true, force: true });
await mkdir(new URL('chunks/', outdir), { recursive: true });
for (const file of output)
  await writeFile(new URL(file.fileName, outdir), file.type === 'chunk' ? file.code : file.source);
await writeFile(new URL('package.json', outdir), `${JSON.stringify({ type: 'commonjs' })}\n`);
await chmod(new URL('cli.js', outdir), 0o755);
await writeFile(new URL('config.schema.json', outdir), `${JSON.stringify(schema, null, 2)}\n`);
