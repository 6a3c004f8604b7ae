import { describe, expect, it } from 'vitest';
import { run } from '../../support/executable.js';
import { configWithHostile } from '../../support/hostile-plugin.js';

const env = { WABASCOPE_PLUGIN_SECONDS: '0.3' };
const neverValidates = `settings: {
  schema: { '~standard': { version: 1, vendor: 'hostile', validate: () => new Promise(() => {}) } }, info: {},
},`;

describe('a plugin that never finishes loading prevents startup, with an error message and status 1', () => {
  it.each([
    ['its module never loads', '', 'await new Promise(() => {});', './hostile.mjs did not finish loading'],
    ['it has a `then` method', 'then() {},', '', 'plugin of "hostile" did not finish loading'],
    ['it never finishes checking settings', neverValidates, '', 'did not finish checking the settings of account host'],
  ])('%s', async (_, members, before, sentence) => {
    const file = await configWithHostile(members, before);
    for (const args of [
      ['--config', file],
      ['check', '--config', file],
      ['--http', '0', '--config', file],
    ]) {
      const { status, stdout, stderr } = await run(args, { env });
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^wabascope: The .* within 0\.3 seconds; .*report it to its author\.\n$/);
      expect(stderr).toContain(sentence);
    }
  });
});

it.each(['0', '-1', 'soon', '601', 'Infinity'])('WABASCOPE_PLUGIN_SECONDS=%s is rejected', async (seconds) => {
  const { status, stderr } = await run(['--sandbox'], { env: { WABASCOPE_PLUGIN_SECONDS: seconds } });
  expect(stderr).toContain('WABASCOPE_PLUGIN_SECONDS must be a number of seconds above 0 and at most 600.');
  expect(status).toBe(2);
});
