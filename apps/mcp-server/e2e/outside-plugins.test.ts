import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@wabascope/provider-testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectSdk2 } from './support/clients.js';
import { configFolder } from './support/config-folder.js';
import { run } from './support/executable.js';
import { startStdioServer } from './support/stdio-server.js';

const source = await readFile(new URL('plugins/acme.mjs', import.meta.url), 'utf8');
const token = 'acme-secret-token-51';
const manifest = (exports: unknown) => JSON.stringify({ name: 'wabascope-provider-acme', type: 'module', exports });

/** The API of Acme. @returns Its base URL. */
async function startAcme(): Promise<string> {
  const numbers = [
    { id: '1', phoneNumber: '+15550100001', status: 'CONNECTED' },
    { id: '2', phoneNumber: '+15550100002', status: 'BANNED' },
  ];
  const { baseUrl, close } = await startServer(({ headers }) =>
    headers.authorization === `Bearer ${token}` ? { status: 200, body: numbers } : { status: 401, body: [] },
  );
  onTestFinished(close);
  return baseUrl;
}

/** A folder with plugins and a configuration that names one of them. The configuration may be in a subfolder. */
async function folderWith(files: Record<string, string>, plugin: string, place = '') {
  const account = { provider: 'acme', token, baseUrl: await startAcme() };
  const config = JSON.stringify({ plugins: [plugin], accounts: { shop: account } });
  const folder = await configFolder('{}', { ...files, [`${place}acme.config.json`]: config });
  onTestFinished(() => folder.remove());
  return { path: folder.path, file: join(folder.path, `${place}acme.config.json`) };
}

async function listNumbers(args: readonly string[], cwd?: string) {
  const client = await connectSdk2({ args, ...(cwd === undefined ? {} : { cwd }) });
  onTestFinished(() => client.close());
  return (await client.callTool('list-numbers')).data;
}

const asPackage = (exports: unknown) => ({
  'node_modules/wabascope-provider-acme/package.json': manifest(exports),
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
    const { file } = await folderWith(files, plugin, place);
    const { numbers, failures } = await listNumbers(['--config', file], '/');
    expect(failures).toEqual([]);
    expect(numbers).toMatchObject([
      { account: 'shop', number: '+15550100002', status: 'BANNED', canSendMessage: 'BLOCKED' },
      { account: 'shop', number: '+15550100001', status: 'CONNECTED' },
    ]);
  });

  it('if the path of the configuration is relative to the working folder', async () => {
    const { path } = await folderWith({ 'eu/acme.mjs': source }, './acme.mjs', 'eu/');
    expect((await listNumbers(['--config', 'eu/acme.config.json'], path)).total).toBe(2);
  });
});

/** Each row: what is wrong, the plugin's code, and the only problem that is reported. */
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
    'an id that is not in kebab-case',
    "import acme from './acme.mjs'; export default { ...acme, id: 'Acme Inc.' };",
    'violates the plugin contract: `id` must be in kebab-case, such as acme-cloud.',
  ],
  [
    'the id of a built-in provider',
    "import acme from './acme.mjs'; export default { ...acme, id: 'meta' };",
    'A built-in provider has the same ID, "meta".',
  ],
  ['no default export', 'export const acme = {};', 'The module for "./plugin.mjs" is not a provider plugin.'],
  ['an import that throws', "throw new Error('made of glass');", 'It cannot be loaded: made of glass. Report it'],
  ['an import that throws null', 'throw null;', 'It cannot be loaded: it throws a value that is not an Error'],
  ['broken code', 'export default {', 'It cannot be loaded: Unexpected end of input. Report it'],
  [
    'a dependency that is not installed',
    "import 'acme-client';",
    "It cannot be loaded: Cannot find package 'acme-client'",
  ],
  [
    'members that cannot be read',
    'export default { get specificationVersion() { throw 1; } };',
    'violates the plugin contract: it cannot be read.',
  ],
];

describe('a plugin that cannot be used prevents startup, with an error message that names it', () => {
  it.each(unusable)('%s', async (_, code, problem) => {
    const { file } = await folderWith({ 'acme.mjs': source, 'plugin.mjs': code }, './plugin.mjs');
    const { status, stdout, stderr } = await run(['--config', file]);
    const [headline, ...problems] = stderr.trim().split('\n');
    expect(headline).toBe('wabascope-mcp: Invalid configuration.');
    expect(problems).toEqual([expect.stringContaining('plugins[0]: ./plugin.mjs: ')]);
    expect(problems[0]).toMatch(/^\/.*\.json:1:\d+: /);
    expect(stderr).toContain(problem);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it.each([
    [
      'it is not installed',
      'wabascope-provider-nowhere',
      /It cannot be found: Cannot find package .*Install it beside/,
    ],
    ['its path does not exist', './gone.mjs', /There is no file \/.*\/gone\.mjs\. Correct its path\./],
    ['its path is a folder', './folder', /There is no file \/.*\/folder\. Correct its path\./],
    ['it is part of Node', 'node:fs', /It cannot be found: /],
  ])('%s', async (_, plugin, problem) => {
    const { file } = await folderWith({ 'folder/index.js': source }, plugin);
    const { status, stderr } = await run(['--config', file]);
    expect(stderr).toContain(`plugins[0]: ${plugin}: `);
    expect(stderr).toMatch(problem);
    expect(stderr.trim().split('\n')).toHaveLength(2);
    expect(status).toBe(2);
  });

  it('two plugins have the same id', async () => {
    const plugins = ['./acme.mjs', './again.mjs'];
    const account = { provider: 'acme', token, baseUrl: 'http://127.0.0.1:9' };
    const again = "export { default } from './acme.mjs';";
    const folder = await configFolder(
      { plugins, accounts: { a: account } },
      { 'acme.mjs': source, 'again.mjs': again },
    );
    onTestFinished(() => folder.remove());
    const { status, stderr } = await run(['--config', folder.file]);
    expect(stderr).toContain('plugins[1]: ./again.mjs: Another plugin has the same ID, "acme".');
    expect(status).toBe(2);
  });
});

describe('the code of a plugin', () => {
  const loud = `console.log('at import'); console.table(['at import']);
import acme from './acme.mjs';
const validate = (value) => (console.info('at validation'), { value });
export default {
  ...acme,
  settings: { ...acme.settings, schema: { '~standard': { version: 1, vendor: 'acme', validate } } },
  create(...given) {
    console.dir('at creation');
    const account = acme.create(...given);
    return { listNumbers: (options) => (console.debug('at listing'), account.listNumbers(options)) };
  },
};`;

  it('runs only when the configuration names it', async () => {
    const beside = 'node_modules/wabascope-provider-acme';
    const { path } = await folderWith({ 'acme.mjs': source, [`${beside}/index.js`]: loud }, './acme.mjs');
    const env = { ANTGST_ACCESS_TOKEN: 'made-up', HTTPS_PROXY: 'http://127.0.0.1:9' };
    for (const finished of [
      await run(['check'], { cwd: join(path, beside), env }),
      await run(['check', '--config', join(path, 'acme.config.json')]),
    ]) {
      expect(finished.stdout).toMatch(/antgst|shop/);
      expect(finished.stderr).not.toContain('at import');
    }
  });

  it('never prints to stdout', async () => {
    const { file } = await folderWith({ 'acme.mjs': source, 'loud.mjs': loud }, './loud.mjs');
    // Throws if a line of stdout is not JSON.
    const server = await startStdioServer(['--config', file]);
    await server.request('tools/call', { name: 'list-numbers', arguments: {} });
    const { stdout, stderr } = await server.end();
    expect(stdout.join()).not.toMatch(/at (import|validation|creation|listing)/);
    for (const moment of ['import', 'validation', 'creation', 'listing'])
      expect(stderr.join()).toContain(`at ${moment}`);

    const check = await run(['check', '--json', '--config', file]);
    expect(JSON.parse(check.stdout)).toMatchObject({ summary: { working: 1, failing: 0 } });
  });
});

describe('a plugin that misbehaves during a fetch causes a failure of its account', () => {
  it.each([
    ['it throws an object that is not an error', 'async *listNumbers() { throw { toString: null }; }'],
    ['it throws undefined', 'listNumbers() { throw undefined; }'],
    ['it returns a number', 'listNumbers: async () => 7'],
    ['it yields a string instead of a page', "async *listNumbers() { yield 'rubbish'; }"],
    ['it has no listNumbers method', ''],
  ])('%s', async (_, member) => {
    const code = `import acme from './acme.mjs'; export default { ...acme, create: () => ({ ${member} }) };`;
    const { file } = await folderWith({ 'acme.mjs': source, 'odd.mjs': code }, './odd.mjs');
    const { numbers, failures } = await listNumbers(['--config', file]);
    expect(numbers).toEqual([]);
    expect(failures).toMatchObject([
      { account: 'shop', code: 'bad-response', message: expect.stringContaining('Acme') },
    ]);
  });

  it('invalid rows become warnings, and the other rows are kept', async () => {
    const rows = "[null, 7, { id: 5 }, { id: '1', status: 'FINE' }, { id: '2', status: 'CONNECTED' }]";
    const code = `import acme from './acme.mjs';
export default { ...acme, create: () => ({ async *listNumbers() { yield { items: ${rows}, warnings: 'none' }; } }) };`;
    const { file } = await folderWith({ 'acme.mjs': source, 'odd.mjs': code }, './odd.mjs');
    const { total, failures, warnings } = await listNumbers(['--config', file]);
    expect({ total, failures }).toEqual({ total: 1, failures: [] });
    expect(JSON.stringify(warnings)).toMatch(/left out/);
  });
});
