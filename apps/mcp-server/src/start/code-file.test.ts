import { normalize } from 'node:path';
import { expect, it } from 'vitest';
import { codeCacheFile } from './code-file.js';

const name = `${process.version}-${process.arch}.code`;

it.each([
  ['linux', { HOME: '/home/me' }, `/home/me/.cache/wabascope/${name}`],
  ['linux', { HOME: '/home/me', XDG_CACHE_HOME: '/var/cache/me' }, `/var/cache/me/wabascope/${name}`],
  ['linux', { HOME: '/home/me', XDG_CACHE_HOME: 'not/absolute' }, `/home/me/.cache/wabascope/${name}`],
  ['darwin', { HOME: '/Users/me' }, `/Users/me/Library/Caches/wabascope/${name}`],
  ['win32', { LOCALAPPDATA: '/Users/me/AppData/Local' }, `/Users/me/AppData/Local/wabascope/${name}`],
  ['linux', { HOME: '/home/me', WABASCOPE_CODE_CACHE: '/opt/code' }, `/opt/code/${name}`],
  ['linux', { HOME: '/home/me', WABASCOPE_CODE_CACHE: '' }, `/home/me/.cache/wabascope/${name}`],
] as const)('on %s with %j it is %s', (platform, env, file) => {
  expect(codeCacheFile(env, platform)).toBe(normalize(file));
});

it.each([
  ['linux', { HOME: '/home/me', WABASCOPE_CODE_CACHE: 'off' }],
  ['linux', {}],
  ['darwin', {}],
  ['win32', { HOME: '/home/me' }],
] as const)('on %s with %j there is none', (platform, env) => {
  expect(codeCacheFile(env, platform)).toBeUndefined();
});
