import { expect, it } from 'vitest';
import { allowsHost, allowsOrigin, hostPattern, isHostPattern, isOriginPattern } from './host-pattern.js';

const pattern = (text: string) => hostPattern(text) ?? expect.unreachable(`${text} is a pattern.`);

it.each([
  ['wa.example.com', 'wa.example.com', true],
  ['WA.Example.com', 'wa.example.com', true],
  ['wa.example.com:8080', 'wa.example.com', true],
  ['wa.example.com', 'x.wa.example.com', false],
  ['*.example.com', 'wa.example.com', true],
  ['*.example.com', 'example.com', false],
  ['*.example.com', 'badexample.com', false],
  ['::1', '[::1]', true],
  ['my_host', 'my_host', true],
  ['example.com.', 'example.com.', true],
  ['bücher.example', 'xn--bcher-kva.example', true],
])('the entry %s and the host %s: %s', (text, host, isAllowed) => {
  expect(allowsHost(pattern(text), host)).toBe(isAllowed);
});

it.each([
  ['wa.example.com', 'https://wa.example.com', true],
  ['wa.example.com', 'http://wa.example.com:3000', true],
  ['https://wa.example.com', 'http://wa.example.com', false],
  ['https://wa.example.com', 'https://wa.example.com:444', false],
  ['https://wa.example.com:444', 'https://wa.example.com:444', true],
  ['moz-extension://*', 'moz-extension://0c1d', true],
  ['moz-extension://*', 'chrome-extension://0c1d', false],
])('the entry %s and the origin %s: %s', (text, origin, isAllowed) => {
  expect(allowsOrigin(pattern(text), new URL(origin))).toBe(isAllowed);
});

it.each([
  '*',
  'https://*',
  '*.*',
  'example.com/path',
  'user@example.com',
  'a b',
  'example.com:99999',
  '',
  '.example.com',
  'https://.example.com',
  'a..com',
  '*..com',
  '*.com:0',
  'example.com:0',
  '"example.com"',
  'a.com,b.com',
])('the entry %j can match no host', (text) => {
  expect([isHostPattern(text), isOriginPattern(text)]).toEqual([false, false]);
});

it('another scheme is for origins only, and the origin of sandboxed pages is none', () => {
  expect([isHostPattern('vscode-webview://x'), isOriginPattern('vscode-webview://x')]).toEqual([false, true]);
  expect([isOriginPattern('null'), isOriginPattern('NULL')]).toEqual([false, false]);
});
