import { createServer } from 'node:http';
import { connect } from 'node:net';
import { onLoopback } from '@wabascope/provider-testing';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startArrivalServer } from '../__fixtures__/server.js';
import { createDirectory, createFetch, proxyVariable } from '../index.js';

afterEach(() => vi.unstubAllEnvs());

/** Sets these variables of the environment, and no others that name a proxy. */
function environment(variables: Readonly<Record<string, string>>): void {
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY']) {
    for (const variable of [name, name.toLowerCase()]) vi.stubEnv(variable, undefined);
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

/** A server, and a proxy on loopback whose tunnels all lead to it. With `status`, the proxy rejects every tunnel. */
async function network({ status }: { status?: number } = {}) {
  const server = await startArrivalServer((_, response) => void response.end('{"from":"server"}'));
  const tunnels: string[] = [];
  const proxy = createServer().on('connect', ({ url = '' }, socket) => {
    tunnels.push(url);
    socket.on('error', () => {});
    if (status !== undefined) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const upstream = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
  });
  const { port, close } = await onLoopback(proxy);
  onTestFinished(async () => {
    await close();
    await server.close();
  });
  return { server, tunnels, address: `127.0.0.1:${port}` };
}

/** What a request to `url` yields: the body, or the error. */
async function request(url: string): Promise<unknown> {
  const web = createFetch();
  onTestFinished(() => web.close());
  return web.fetch(url).then(
    (response) => response.json(),
    (error: unknown) => error,
  );
}

test.each([
  ['HTTP_PROXY', 'http://', ''],
  ['HTTP_PROXY', '', ''],
  ['http_proxy', '', ''],
  ['HTTP_PROXY', 'http://', '/path?query#hash'],
  ['HTTP_PROXY', '', '/'],
])('requests go through the proxy of %s with the address "%sHOST:PORT%s"', async (variable, scheme, path) => {
  const { address, tunnels } = await network();
  environment({ [variable]: scheme + address + path });
  expect(await request('http://acme.invalid/')).toEqual({ from: 'server' });
  expect(tunnels).toEqual(['acme.invalid:80']);
});

test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY'])('https addresses go through the proxy of %s', async (name) => {
  const { address, tunnels } = await network();
  environment({ [name]: address });
  await request('https://acme.invalid/');
  expect(tunnels).toEqual(['acme.invalid:443']);
});

test('loopback addresses are reached without the proxy', async () => {
  const { server, address, tunnels } = await network();
  environment({ HTTP_PROXY: address, HTTPS_PROXY: address });
  expect(await request(server.url)).toEqual({ from: 'server' });
  await request(server.url.replace('127.0.0.1', 'localhost'));
  await request(server.url.replace('127.0.0.1', '[::1]'));
  expect(tunnels).toEqual([]);
});

test('ALL_PROXY is not read', () => {
  environment({ ALL_PROXY: 'socks5://127.0.0.1:9', all_proxy: 'nonsense nonsense' });
  expect(proxyVariable(new URL('https://acme.invalid'), process.env)).toBeUndefined();
});

test.each([
  ['https://acme.test', {}, undefined],
  ['https://acme.test', { HTTPS_PROXY: ' ' }, undefined],
  ['https://acme.test', { HTTP_PROXY: 'a:1', HTTPS_PROXY: 'b:1' }, 'HTTPS_PROXY'],
  ['https://acme.test', { https_proxy: 'a:1', HTTPS_PROXY: 'b:1' }, 'https_proxy'],
  ['https://acme.test', { https_proxy: '', HTTPS_PROXY: 'b:1' }, 'HTTPS_PROXY'],
  ['https://acme.test', { http_proxy: 'a:1' }, 'http_proxy'],
  ['http://acme.test', { HTTPS_PROXY: 'a:1' }, undefined],
  ['https://127.9.9.9', { HTTPS_PROXY: 'a:1' }, undefined],
  ['https://api.localhost', { HTTPS_PROXY: 'a:1' }, undefined],
  ['https://127.0.0.1.acme.test', { HTTPS_PROXY: 'a:1' }, 'HTTPS_PROXY'],
  ['https://notlocalhost', { HTTPS_PROXY: 'a:1' }, 'HTTPS_PROXY'],
  ['https://acme.test', { HTTPS_PROXY: 'a:1', NO_PROXY: '*' }, undefined],
  ['https://api.acme.test', { HTTPS_PROXY: 'a:1', NO_PROXY: 'x.test, ACME.test' }, undefined],
  ['https://api.acme.test', { HTTPS_PROXY: 'a:1', no_proxy: '.acme.test' }, undefined],
  ['https://api.acme.test', { HTTPS_PROXY: 'a:1', NO_PROXY: '*.acme.test' }, undefined],
  ['https://acme.test', { HTTPS_PROXY: 'a:1', NO_PROXY: 'acme.test:443' }, undefined],
  ['https://acme.test:8443', { HTTPS_PROXY: 'a:1', NO_PROXY: 'acme.test:443' }, 'HTTPS_PROXY'],
  ['https://badacme.test', { HTTPS_PROXY: 'a:1', NO_PROXY: 'acme.test' }, 'HTTPS_PROXY'],
] as const)('the proxy of %s with %j is that of %s', (url, env, variable) => {
  expect(proxyVariable(new URL(url), env)).toBe(variable);
});

describe('a variable that cannot be used is a config error with its name, without its value', () => {
  test.each([
    ['HTTPS_PROXY', 'no url: hunter2', /HTTPS_PROXY is not the address of a proxy\. Write http:\/\/HOST:PORT/],
    ['https_proxy', 'http://:hunter2', /https_proxy is not the address/],
    ['HTTP_PROXY', 'socks5://user:hunter2@proxy.test:1080', /HTTP_PROXY names a proxy of the kind socks5/],
    ['HTTPS_PROXY', 'http://user:hunter2%@proxy.test', /HTTPS_PROXY has a user or password with a %/],
    [
      'HTTPS_PROXY',
      '"http://u:hunter2@a:1"',
      /HTTPS_PROXY is not the address .* It is in quotes\. Remove the quotes\.$/,
    ],
    ['http_proxy', "'hunter2:1'", /http_proxy is not the address of a proxy\. It is in quotes\./],
    [
      'HTTPS_PROXY',
      'HTTPS_PROXY=http://hunter2:1',
      /HTTPS_PROXY is not the address .* has the form NAME=value\. Write only/,
    ],
    [
      'HTTPS_PROXY',
      '${HTTPS_PROXY}',
      /placeholder .* filled in: \$\{NAME\}\. Write http:\/\/HOST:PORT .* unset HTTPS_PROXY\.$/,
    ],
    ['HTTPS_PROXY', 'http://${hunter2}:3128', /HTTPS_PROXY .* placeholder .*: \$\{NAME\}\./],
    ['HTTP_PROXY', '%HTTP_PROXY%', /HTTP_PROXY .* placeholder .*: %NAME%\./],
    ['HTTPS_PROXY', 'http://$hunter2:3128', /HTTPS_PROXY is not the address of a proxy\. Write/],
    ['HTTPS_PROXY', 'http://"hunter2":3128', /HTTPS_PROXY is not the address of a proxy\. Write/],
  ])('%s=%s', async (variable, value, message) => {
    environment({ [variable]: value });
    const error = await createDirectory({ accounts: {}, providers: {} }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'config', message: expect.stringMatching(message) });
    expect(JSON.stringify(error)).not.toContain('hunter2');
    await (await createDirectory({ accounts: {}, providers: {}, fetch: globalThis.fetch })).close();
  });
});

test.each([
  ['"acme.test,b.test"', 'NO_PROXY is not a list of hosts. It is in quotes. Remove the quotes.'],
  ['${NO_PROXY}', /NO_PROXY is not .*: \$\{NAME\}\. Write host names with commas between them, or unset NO_PROXY\.$/],
])('NO_PROXY=%s is a config error where a proxy is set', (NO_PROXY, message) => {
  const url = new URL('https://acme.test');
  expect(() => proxyVariable(url, { HTTPS_PROXY: 'a:1', NO_PROXY })).toThrow(message);
  expect(proxyVariable(url, { NO_PROXY })).toBeUndefined();
});

describe('a request that fails at the proxy names the variable', () => {
  test.each([
    [407, 'config', /HTTP 407\); set user and password in HTTP_PROXY/],
    [403, 'config', /proxy in HTTP_PROXY rejected the connection to acme\.invalid \(HTTP 403\); allow the host/],
    [502, 'unavailable', /HTTP_PROXY.*HTTP 502/],
  ])('with status %i', async (status, code, message) => {
    const { address } = await network({ status });
    environment({ HTTP_PROXY: address });
    expect(await request('http://acme.invalid/')).toMatchObject({
      code,
      message: expect.stringMatching(message),
      details: { status },
    });
  });

  test('of which the name is not resolved', async () => {
    environment({ HTTPS_PROXY: 'http://proxy.invalid:3128' });
    const error = await request('https://acme.invalid/');
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('proxy in HTTPS_PROXY') });
  });

  test('that does not listen', async () => {
    environment({ https_proxy: '127.0.0.1:9' });
    const error = await request('https://acme.invalid/');
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('proxy in https_proxy') });
    expect(error).toMatchObject({ details: { upstreamCode: 'ECONNREFUSED' } });
  });
});
