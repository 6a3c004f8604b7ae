import { rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { builtInPlugins, readManifest } from './distribution/built-in-plugins.mjs';
import { configSchema } from './distribution/config-schema.mjs';

const { version } = await readManifest();
const outdir = new URL('dist/', import.meta.url);

await rm(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: new URL('.', import.meta.url).pathname,
  entryPoints: ['src/cli.ts'],
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  define: { WABASCOPE_VERSION: JSON.stringify(version) },
  banner: {
    // Dependencies in CommonJS ask for `require` of Node's own modules.
    js: "import { createRequire as wabascopeRequire } from 'node:module'; const require = wabascopeRequire(import.meta.url);",
  },
});

const schema = await configSchema(await builtInPlugins());
await writeFile(new URL('config.schema.json', outdir), `${JSON.stringify(schema, null, 2)}\n`);
