import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { configFolder } from '../../e2e/support/config-folder.js';
import { loadOutsidePlugins } from './outside-plugins.js';

const source = await readFile(new URL('../../e2e/plugins/acme.mjs', import.meta.url), 'utf8');

/** Loads plugins for a configuration in `place`, beside these files. */
async function load(files: Record<string, string>, plugins: readonly string[], place = '') {
  const { path, remove } = await configFolder('{}', { [`${place}acme.config.json`]: '{}', ...files });
  onTestFinished(remove);
  return loadOutsidePlugins(join(path, `${place}acme.config.json`), plugins, ['meta'], 10);
}

const asPackage = (exports: unknown) => ({
  'node_modules/wabascope-provider-acme/package.json': JSON.stringify({
    name: 'wabascope-provider-acme',
    type: 'module',
    exports,
  }),
  'node_modules/wabascope-provider-acme/main.js': source,
});

describe('a plugin is found from the folder of the configuration', () => {
  it.each([
    ['by a relative path', { 'acme.mjs': source }, './acme.mjs', ''],
    ['by a path to a folder above', { 'acme.mjs': source }, '../acme.mjs', 'eu/'],
    ['by the name of a package', asPackage('./main.js'), 'wabascope-provider-acme', ''],
    [
      'by the name of a package whose exports have only an import condition',
      asPackage({ '.': { import: './main.js' } }),
      'wabascope-provider-acme',
      '',
    ],
    [
      'by the name of a package in a folder above',
      asPackage({ '.': { import: './main.js' } }),
      'wabascope-provider-acme',
      'a/b/',
    ],
  ])('%s', async (_, files, plugin, place) => {
    const { providers, problems } = await load(files, [plugin], place);
    expect(problems).toEqual([]);
    expect(await providers.acme?.()).toMatchObject({ id: 'acme', name: 'Acme' });
  });
});

/** Each row: what is wrong, the code of the plugin, and the problem. What Node reports is in e2e/outside-plugins.test.ts. */
const unusable: readonly (readonly [string, string, string])[] = [
  [
    'another specification',
    'export default { specificationVersion: 2 };',
    'The plugin of "./plugin.mjs" has specification version 2; this host supports 1. Install matching',
  ],
  [
    'a missing member',
    "import acme from './acme.mjs'; const { create, ...rest } = acme; export default rest;",
    'The plugin of "acme" violates the plugin contract: `create` must be a function.',
  ],
  [
    'an ID that is not in kebab-case',
    "import acme from './acme.mjs'; export default { ...acme, id: 'Acme Inc.' };",
    'violates the plugin contract: `id` must be in kebab-case, such as acme-cloud.',
  ],
  [
    'the ID of a built-in provider',
    "import acme from './acme.mjs'; export default { ...acme, id: 'meta' };",
    'A built-in provider has the same ID, "meta".',
  ],
  ['no default export', 'export const acme = {};', 'The module for "./plugin.mjs" is not a provider plugin.'],
  ['an import that throws', "throw new Error('made of glass');", 'It cannot be loaded: made of glass. Report it'],
  ['an import that throws null', 'throw null;', 'It cannot be loaded: it throws a value that is not an Error'],
  [
    'members that cannot be read',
    'export default { get specificationVersion() { throw 1; } };',
    'violates the plugin contract: it cannot be read.',
  ],
];

describe('a plugin that cannot be used is a problem', () => {
  it.each(unusable)('%s', async (_, code, problem) => {
    const { providers, problems } = await load({ 'acme.mjs': source, 'plugin.mjs': code }, ['./plugin.mjs']);
    expect(providers).toEqual({});
    expect(problems).toMatchObject([{ path: ['plugins', 0], message: expect.stringMatching(/^\.\/plugin\.mjs: /) }]);
    expect(`${problems[0]?.message} ${problems[0]?.remedy}`).toContain(problem);
  });

  it.each([
    ['it is not installed', 'wabascope-provider-nowhere', /: It cannot be found: Cannot find package /],
    ['its path does not exist', './gone.mjs', /: There is no file .*[/\\]gone\.mjs\.$/],
    ['its path is for a shell', '~/gone.mjs', /: It contains a placeholder that no program has filled in: ~\.$/],
    ['its path is a folder', './folder', /: There is no file .*[/\\]folder\.$/],
    ['it is part of Node', 'node:fs', /: It cannot be found: /],
  ])('%s', async (_, plugin, message) => {
    const { problems } = await load({ 'folder/index.js': source }, ['./folder/index.js', plugin]);
    expect(problems).toEqual([
      {
        path: ['plugins', 1],
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(
          /^(Install it beside this file, or correct its name|Correct its path, or build the file first|Write the complete path)\.$/,
        ),
      },
    ]);
    expect(problems[0]?.message.startsWith(`${plugin}: `)).toBe(true);
  });

  it('two plugins have the same ID', async () => {
    const files = { 'acme.mjs': source, 'again.mjs': "export { default } from './acme.mjs';" };
    const { providers, problems } = await load(files, ['./acme.mjs', './again.mjs']);
    expect(problems).toMatchObject([
      { path: ['plugins', 1], message: './again.mjs: Another plugin has the same ID, "acme".' },
    ]);
    expect(Object.keys(providers)).toEqual(['acme']);
  });
});
