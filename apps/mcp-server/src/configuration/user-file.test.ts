import { normalize } from 'node:path';
import { expect, it } from 'vitest';
import { userFile } from './user-file.js';

it.each([
  ['linux', { HOME: '/home/me' }, '/home/me/.config/wabascope/wabascope.config.json'],
  ['linux', { HOME: '/home/me', XDG_CONFIG_HOME: '/etc/me' }, '/etc/me/wabascope/wabascope.config.json'],
  ['linux', { HOME: '/home/me', XDG_CONFIG_HOME: '' }, '/home/me/.config/wabascope/wabascope.config.json'],
  ['linux', { HOME: '/home/me', XDG_CONFIG_HOME: '.' }, '/home/me/.config/wabascope/wabascope.config.json'],
  ['darwin', { HOME: '/Users/me' }, '/Users/me/.config/wabascope/wabascope.config.json'],
  ['win32', { APPDATA: '/Users/me/AppData/Roaming' }, '/Users/me/AppData/Roaming/wabascope/wabascope.config.json'],
] as const)("on %s with %j the user's configuration is %s", (platform, env, file) => {
  expect(userFile(env, platform)).toBe(normalize(file));
});

it.each([
  ['linux', {}],
  ['linux', { HOME: '' }],
  ['linux', { HOME: '.', XDG_CONFIG_HOME: 'here' }],
  ['win32', { HOME: '/home/me' }],
  ['win32', { APPDATA: '.' }],
] as const)('on %s with %j the user has none', (platform, env) => {
  expect(userFile(env, platform)).toBeUndefined();
});
