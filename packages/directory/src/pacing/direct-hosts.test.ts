import { expect, test } from 'vitest';
import { proxyVariable } from '../index.js';

test('ALL_PROXY is not read', () => {
  const env = { ALL_PROXY: 'socks5://127.0.0.1:9', all_proxy: 'nonsense nonsense' };
  expect(proxyVariable(new URL('https://acme.invalid'), env)).toBeUndefined();
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
  ['https://127.0.0.1', { HTTPS_PROXY: 'socks5://a:1' }, undefined],
  ...['[::1]', '[::ffff:127.9.0.1]', '0.0.0.0', '[::]', 'ip6-localhost', 'api.localhost.', 'localhost.'].map(
    (host) => [`https://${host}`, { HTTPS_PROXY: 'a:1' }, undefined] as const,
  ),
  ['https://[::2]', { HTTPS_PROXY: 'a:1' }, 'HTTPS_PROXY'],
  ['https://[::ffff:126.0.0.1]', { HTTPS_PROXY: 'a:1' }, 'HTTPS_PROXY'],
  ['https://[7f00::1]', { HTTPS_PROXY: 'a:1' }, 'HTTPS_PROXY'],
  ['https://0.0.0.1', { HTTPS_PROXY: 'a:1' }, 'HTTPS_PROXY'],
  ['https://127.0.0.1.acme.test', { HTTPS_PROXY: 'a:1' }, 'HTTPS_PROXY'],
  ['https://notlocalhost', { HTTPS_PROXY: 'a:1' }, 'HTTPS_PROXY'],
  ['https://acme.test', { HTTPS_PROXY: 'a:1', NO_PROXY: '*' }, undefined],
  ['https://api.acme.test', { HTTPS_PROXY: 'a:1', NO_PROXY: 'x.test, ACME.test' }, undefined],
  ['https://api.acme.test', { HTTPS_PROXY: 'a:1', no_proxy: '.acme.test' }, undefined],
  ['https://api.acme.test', { HTTPS_PROXY: 'a:1', NO_PROXY: '*.acme.test' }, undefined],
  ['https://acme.test', { HTTPS_PROXY: 'a:1', NO_PROXY: 'acme.test:443' }, undefined],
  ['https://acme.test:8443', { HTTPS_PROXY: 'a:1', NO_PROXY: 'acme.test:443' }, 'HTTPS_PROXY'],
  ['https://badacme.test', { HTTPS_PROXY: 'a:1', NO_PROXY: 'acme.test' }, 'HTTPS_PROXY'],
  ...(
    [
      ['[2001:db8::1]', '2001:db8::1'],
      ['[2001:db8::1]', '2001:DB8:0:0::1'],
      ['[2001:db8::1]', '[2001:db8::1]'],
      ['[2001:db8::1]:8443', '[2001:db8::1]:8443'],
      ['[fd12:3456::1]', 'fd00::/8'],
      ['[fd12:3456::1]', '[fd00::]/8'],
      ['[::ffff:10.1.2.3]', '10.1.2.3'],
      ['10.1.2.3', '10.0.0.0/8'],
      ['10.1.2.3', '10.1.2.2/31'],
      ['10.1.2.3', '0.0.0.0/0'],
      ['10.1.2.3', '10.1.2.3'],
      ['10.1.2.3:8443', '10.1.2.3:8443'],
      ['api.acme.test', 'acme.test.'],
      ['api.acme.test.', 'acme.test'],
      ['bücher.test', 'bücher.test'],
      ['shop.BÜCHER.test', '.Bücher.test'],
      ['bücher.test', 'xn--bcher-kva.test'],
    ] as const
  ).map(([host, NO_PROXY]) => [`https://${host}`, { HTTPS_PROXY: 'a:1', NO_PROXY }, undefined] as const),
  ...(
    [
      ['10.1.2.3', '2.3'],
      ['10.1.2.3', '.1.2.3'],
      ['10.1.2.3', '10.1.2.2'],
      ['10.1.2.3', '10.1.2.0/31'],
      ['11.1.2.3', '10.0.0.0/8'],
      ['[fe00::1]', 'fd00::/8'],
      ['[2001:db8::1]', '2001:db8::1:8443'],
      ['[2001:db8::1]', '10.0.0.0/8'],
      ['10.acme.test', '10.0.0.0/8'],
      ['acme.test', '.'],
    ] as const
  ).map(([host, NO_PROXY]) => [`https://${host}`, { HTTPS_PROXY: 'a:1', NO_PROXY }, 'HTTPS_PROXY'] as const),
] as const)('the proxy of %s with %j is that of %s', (url, env, variable) => {
  expect(proxyVariable(new URL(url), env)).toBe(variable);
});

test.each([
  ['"acme.test,b.test"', 'NO_PROXY is not a list of hosts. It is in quotes. Remove the quotes.'],
  ['${NO_PROXY}', /NO_PROXY is not .*: \$\{NAME\}\. Write host names with commas between them, or unset NO_PROXY\.$/],
])('NO_PROXY=%s is a config error where a proxy is set', (NO_PROXY, message) => {
  const url = new URL('https://acme.test');
  expect(() => proxyVariable(url, { HTTPS_PROXY: 'a:1', NO_PROXY })).toThrow(message);
  expect(proxyVariable(url, { NO_PROXY })).toBeUndefined();
});
