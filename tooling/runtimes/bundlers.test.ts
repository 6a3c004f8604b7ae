import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { build as viteBuild } from 'vite';
import { expect, test } from 'vitest';
import { listWith, outputFolder, program } from './__fixtures__/programs.js';
import { everyNumber, fleet } from './__fixtures__/sandbox.js';

const requireBanner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

test.each([
  ['with undici excluded', { external: ['undici'] }],
  ['with a banner that defines require', { banner: { js: requireBanner } }],
])('an ES module of esbuild lists the numbers of every provider %s', async (_, options) => {
  const { accounts } = await fleet();
  const outfile = join(await outputFolder(), 'main.mjs');
  const entryPoints = [program('main.js')];
  await bundle({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error', ...options });
  expect(await listWith(process.execPath, [outfile], accounts)).toEqual(everyNumber);
});

test('an ES module of esbuild without either names undici and the remedy', async () => {
  const { accounts } = await fleet();
  const outfile = join(await outputFolder(), 'main.mjs');
  const entryPoints = [program('main.js')];
  await bundle({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' });
  expect(await listWith(process.execPath, [outfile], accounts)).toMatchObject({
    failures: expect.arrayContaining([
      expect.objectContaining({
        message: expect.stringMatching(/undici, cannot be loaded; exclude it from the bundle/),
      }),
    ]),
  });
});

test('a server bundle of vite with ssr.noExternal lists the numbers of every provider', async () => {
  const { accounts } = await fleet();
  const outDir = await outputFolder();
  await viteBuild({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: program('main.js'), outDir, rollupOptions: { output: { entryFileNames: 'main.mjs' } } },
  });
  expect(await listWith(process.execPath, [join(outDir, 'main.mjs')], accounts)).toEqual(everyNumber);
});
