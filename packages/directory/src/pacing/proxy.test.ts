import { describe, expect, test } from 'vitest';
import { environment, network, request } from '../__fixtures__/proxies.js';
import { createDirectory } from '../index.js';

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
    ['HTTPS_PROXY', 'http:/hunter2.test:1', /HTTPS_PROXY is not the address of a proxy\. Write http:\/\/HOST:PORT/],
    ['HTTPS_PROXY', 'http:hunter2.test:1', /HTTPS_PROXY is not the address/],
    ['HTTPS_PROXY', 'http:hunter2.test', /HTTPS_PROXY is not the address/],
    ['HTTPS_PROXY', 'https//hunter2.test', /HTTPS_PROXY is not the address/],
    ['HTTPS_PROXY', 'hunter2.test:', /HTTPS_PROXY is not the address/],
    ['HTTPS_PROXY', 'http:\\\\hunter2.test:1', /HTTPS_PROXY is not the address/],
    ['HTTPS_PROXY', 'user:12/hunter2@a.test:1', /HTTPS_PROXY is not the .*\. Percent-encode .*: \/ is %2F\. Write/],
    ['HTTPS_PROXY', 'http://user:hunter2/x@a.test:1', /HTTPS_PROXY is not the .*\. Percent-encode/],
    ['HTTPS_PROXY', 'http://user:12#hunter2@a.test', /HTTPS_PROXY is not the .*\. Percent-encode/],
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
