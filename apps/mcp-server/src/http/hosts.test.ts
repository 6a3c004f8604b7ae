import { describe, expect, it } from 'vitest';
import { hostGuard } from './hosts.js';

const settings = {
  url: 'https://numbers.example.com/mcp',
  allowedHosts: ['proxy.internal'],
  allowedOrigins: ['console.example.com'],
};
const guard = hostGuard({ host: '10.0.0.7', port: 8080 }, settings);

describe('a request', () => {
  it.each(['localhost', '127.0.0.1:8080', '[::1]', '10.0.0.7:8080', 'numbers.example.com', 'proxy.internal:443'])(
    'to the host %s is allowed',
    (host) => expect(guard({ host })).toBeUndefined(),
  );

  it.each(['https://console.example.com', 'https://numbers.example.com', 'http://localhost:3000'])(
    'of a page of %s is allowed',
    (origin) => expect(guard({ host: 'localhost', origin })).toBeUndefined(),
  );

  it.each([
    ['to another host', { host: 'evil.example' }, 'http.allowedHosts'],
    ['to a host that begins like an allowed one', { host: 'localhost.evil.example' }, 'http.allowedHosts'],
    ['without a host', {}, 'http.allowedHosts'],
    ['of another page', { host: 'localhost', origin: 'https://evil.example' }, 'http.allowedOrigins'],
    ['of a page without an origin', { host: 'localhost', origin: 'null' }, 'http.allowedOrigins'],
    ['of a page of an allowed host', { host: 'localhost', origin: 'https://proxy.internal' }, 'http.allowedOrigins'],
  ])('%s gets status 403 and the setting to change', async (_, headers, setting) => {
    const response = guard(headers);
    expect(response?.status).toBe(403);
    expect(await response?.text()).toContain(setting);
  });

  it.each([
    ['Proxy.Internal:8443', 'proxy.internal', 'proxy.internal:80', 'PROXY.internal:8443'],
    ['https://proxy.internal/', 'proxy.internal', 'proxy.internal:8443'],
    ['*.Example.com', 'a.example.com', 'b.a.example.com:8443'],
    ['fd00::7', '[fd00::7]', '[FD00:0::7]:8080'],
    ['[fd00::7]:8080', '[fd00::7]', '[fd00::7]:80'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('to a host that %s allows is allowed, at any port', (entry, ...hosts) => {
    const ofEntry = hostGuard({ host: '127.0.0.1', port: 80 }, { ...settings, allowedHosts: [entry] });
    for (const host of hosts) expect(ofEntry({ host })).toBeUndefined();
  });

  it.each(['example.com', 'evilexample.com', 'a.example.com.evil.example'])(
    'to %s is rejected if *.example.com is allowed',
    (host) => {
      const ofEntry = hostGuard({ host: '127.0.0.1', port: 80 }, { ...settings, allowedHosts: ['*.example.com'] });
      expect(ofEntry({ host })?.status).toBe(403);
    },
  );

  it.each([
    ['console.example.com', ['https://console.example.com', 'http://console.example.com:3000'], []],
    ['Console.Example.com:3000', ['https://console.example.com:3000'], ['https://console.example.com']],
    ['console.example.com:443', ['https://console.example.com'], ['http://console.example.com']],
    [
      'HTTPS://console.example.com/',
      ['https://console.example.com'],
      ['http://console.example.com', 'https://console.example.com:3000'],
    ],
    ['https://*.example.com', ['https://a.example.com'], ['https://example.com', 'http://a.example.com']],
    ['https://*.example.com:3000', ['https://a.example.com:3000'], ['https://a.example.com']],
    ['chrome-extension://abcdefgh', ['chrome-extension://abcdefgh'], ['chrome-extension://other', 'https://abcdefgh']],
    ['moz-extension://*', ['moz-extension://1b2c'], ['https://evil.example', 'chrome-extension://1b2c']],
  ])('of a page that %s allows is allowed, with the scheme and the port of the entry', (entry, allowed, others) => {
    const ofEntry = hostGuard({ host: '127.0.0.1', port: 80 }, { ...settings, allowedOrigins: [entry] });
    const statuses = (origins: string[]) => origins.map((origin) => ofEntry({ host: 'localhost', origin })?.status);
    expect(statuses(allowed)).toEqual(allowed.map(() => undefined));
    expect(statuses(others)).toEqual(others.map(() => 403));
  });

  it.each([
    [{ host: 'numbers.example.com.' }],
    [{ host: 'localhost.:8080' }],
    [{ host: '127.0.0.1.' }],
    [{ host: 'proxy.internal.:443' }],
    [{ host: 'localhost', origin: 'https://console.example.com.' }],
    [{ host: 'localhost', origin: 'http://localhost.:3000' }],
  ])('with a dot at the end of a host name, %o, is allowed as without it', (headers) => {
    expect(guard(headers)).toBeUndefined();
  });

  it.each([[{ host: 'localhost..' }], [{ host: '.' }], [{ host: 'localhost', origin: 'https://evil.example.' }]])(
    'with other dots or of another host, %o, is rejected',
    (headers) => expect(guard(headers)?.status).toBe(403),
  );

  it('is allowed without a dot if the entries and the URL have one', () => {
    const dotted = {
      url: 'https://numbers.example.com./mcp',
      allowedHosts: ['a.example.'],
      allowedOrigins: ['*.example.org.'],
    };
    const ofDotted = hostGuard({ host: '127.0.0.1', port: 80 }, dotted);
    for (const host of ['numbers.example.com', 'a.example', 'a.example.']) expect(ofDotted({ host })).toBeUndefined();
    expect(ofDotted({ host: 'a.example', origin: 'https://b.example.org' })).toBeUndefined();
  });

  it('to the IPv6 address that the server listens on is allowed', () => {
    const ofAddress = hostGuard(
      { host: 'fd00::7', port: 80 },
      { url: undefined, allowedHosts: [], allowedOrigins: [] },
    );
    expect(ofAddress({ host: '[fd00::7]:80' })).toBeUndefined();
    expect(ofAddress({ host: '[fd00::8]:80' })?.status).toBe(403);
  });
});
