import { expect, it } from 'vitest';
import {
  allowsHost,
  allowsOrigin,
  hostPattern,
  isHostPattern,
  isOriginPattern,
  originSchemeProblem,
} from './host-pattern.js';

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
  ['example.com.', 'example.com', true],
  ['example.com', 'example.com.', true],
  ['*.example.com.', 'wa.example.com', true],
  ['*.example.com', 'wa.example.com.', true],
  ['*.example.com', 'example.com.', false],
  ['example.com', 'example.com..', false],
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
  ['https://wa.example.com.', 'https://wa.example.com', true],
  ['https://wa.example.com', 'https://wa.example.com.', true],
  ['wa.example.com.:3000', 'http://wa.example.com:3000', true],
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

it.each(['wss://a.example', 'ws://*.example.com:8080', 'WSS://A.example'])(
  'the origin %s has the scheme of its page',
  (text) => {
    const scheme = text.split(':')[0]?.toLowerCase();
    expect(isOriginPattern(text)).toBe(false);
    expect(originSchemeProblem(text)?.remedy).toContain(
      `Replace "${scheme}:" with "${scheme?.replace('ws', 'http')}:"`,
    );
  },
);

it.each([
  'ftp://a.example',
  'file://localhost',
  'file:///index.html',
  'data:text/html,x',
  'data://x',
  'about:blank',
  'about://blank',
  'blob:https://a.example/1b2c',
  'blob://a.example',
  'filesystem:https://a.example/x',
  'javascript:x',
  'view-source:https://a.example',
])('the origin %s is of no page', (text) => {
  expect(isOriginPattern(text)).toBe(false);
  expect(originSchemeProblem(text)?.remedy).toContain('served over https or http');
});

it.each([
  'chrome-extension://abcdefgh',
  'moz-extension://*',
  'vscode-webview://x',
  'capacitor://localhost',
  'tauri://localhost',
  'app://obsidian.md',
  'https://a.example',
  'data:8080',
  'file.example.com',
])('the origin %s is accepted', (text) => {
  expect([isOriginPattern(text), originSchemeProblem(text)]).toEqual([true, undefined]);
});
