import { defaultPluginSeconds } from '@wabascope/directory';
import { expect, it } from 'vitest';
import { readPluginSeconds } from './plugin-seconds.js';

it.each([
  [undefined, defaultPluginSeconds],
  ['', defaultPluginSeconds],
  ['0.5', 0.5],
  ['600', 600],
])('WABASCOPE_PLUGIN_SECONDS=%s means %d seconds', (text, seconds) => {
  expect(readPluginSeconds(text)).toBe(seconds);
});

it.each(['0', '-1', '601', 'soon', 'Infinity', 'NaN'])('WABASCOPE_PLUGIN_SECONDS=%s is rejected', (text) => {
  expect(() => readPluginSeconds(text)).toThrow('WABASCOPE_PLUGIN_SECONDS must be a number of seconds');
});
