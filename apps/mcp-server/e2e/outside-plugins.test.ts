import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { onLoopback, startServer } from '@wabascope/provider-testing';
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
  const { baseUrl } = await startServer(
    ({ headers }) =>
      headers.authorization === `Bearer ${token}` ? { status: 200, body: numbers } : { status: 401, body: [] },
    onTestFinished,
  );
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

// How plugins are found, and what is wrong with them, is in src/configuration/outside-plugins.test.ts.
describe('a plugin is found from the folder of the configuration', () => {
  it.each([
    ['by a path', { 'acme.mjs': source }, '../acme.mjs', 'eu/'],
    ['by the name of a package', asPackage({ '.': { import: './main.js' } }), 'wabascope-provider-acme', 'a/b/'],
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

/** Each row: what is wrong, the plugin's code, and the only problem that is reported. Node reports these errors. */
const unusable: readonly (readonly [string, string, string])[] = [
  ['an import that throws', "throw new Error('made of glass');", 'It cannot be loaded: made of glass. Report it'],
  ['broken code', 'export default {', 'It cannot be loaded: Unexpected end of input. Report it'],
  [
    'a dependency that is not installed',
    "import 'acme-client';",
    "It cannot be loaded: Cannot find package 'acme-client'",
  ],
];

describe('a plugin that cannot be used prevents startup, with an error message that names it', () => {
  it.each(unusable)('%s', async (_, code, problem) => {
    const { file } = await folderWith({ 'acme.mjs': source, 'plugin.mjs': code }, './plugin.mjs');
    const { status, stdout, stderr } = await run(['--config', file]);
    const [headline, ...problems] = stderr.trim().split('\n');
    expect(headline).toBe('wabascope: Invalid configuration.');
    expect(problems).toEqual([expect.stringContaining('plugins[0]: ./plugin.mjs: ')]);
    expect(problems[0]).toMatch(/^\/.*\.json:1:\d+: /);
    expect(stderr).toContain(problem);
    expect(stdout).toBe('');
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
    // Unlike a refused connection, a proxy that rejects the request is not tried again.
    const proxy = createServer().on('connect', (_, socket) => socket.end('HTTP/1.1 407 No\r\n\r\n'));
    const { origin, close } = await onLoopback(proxy);
    onTestFinished(close);
    const env = { ANTGST_ACCESS_TOKEN: 'made-up', HTTPS_PROXY: origin };
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
  it('it throws undefined', async () => {
    const member = 'listNumbers() { throw undefined; }';
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
