import { expect, test } from 'vitest';
import { checkSettings, type StandardIssue } from './index.js';

/** A plugin with a schema that reports these issues, and otherwise accepts everything. */
function acme(...issues: StandardIssue[]) {
  const about = { description: 'About it.', required: true } as const;
  return {
    name: 'Acme',
    settings: {
      schema: {
        '~standard': {
          version: 1 as const,
          vendor: 'acme',
          validate: (value: unknown) => (issues.length === 0 ? { value } : { issues }),
        },
      },
      info: {
        token: { ...about, secret: true, type: 'string', env: 'ACME_TOKEN' },
        tokens: { ...about, secret: true, type: 'string[]' },
        url: { ...about, secret: false, type: 'string', example: 'https://acme.example' },
      } as const,
    },
  };
}

const settings = { token: 'abc', tokens: 'abcdef,x', url: 'acme.example' };

test('the text of a list is split at its commas', async () => {
  expect(await checkSettings(acme(), { provider: 'acme', ...settings })).toEqual({
    settings: { ...settings, tokens: ['abcdef', 'x'] },
  });
});

test('a problem has the setting, a sentence without its value, and what the setting is', async () => {
  const plugin = acme(
    { path: ['url'], message: 'acme.example is not a URL.' },
    { path: ['token'], message: 'abc is too short' },
    { path: ['tokens', 1], message: 'x is too short' },
    { message: 'too few: 3' },
  );
  expect((await checkSettings(plugin, settings)).problems).toEqual([
    { setting: 'url', message: 'Invalid value: … is not a URL.', remedy: 'About it. Example: https://acme.example.' },
    {
      setting: 'token',
      message: 'Invalid value.',
      remedy: 'About it. Conventionally in the environment variable ACME_TOKEN.',
    },
    { setting: 'tokens', message: 'Invalid value.', remedy: 'About it.' },
    { message: 'too few: 3.', remedy: 'Correct the settings.' },
  ]);
});

test('two issues with one message about a setting are one problem', async () => {
  const plugin = acme(
    { path: ['token'], message: 'is too short' },
    { path: ['token'], message: 'must be letters' },
    { path: ['url'], message: 'is too short' },
    { path: ['url'], message: 'must have a scheme' },
  );
  const { problems = [] } = await checkSettings(plugin, settings);
  expect(problems.map(({ setting, message }) => `${setting}: ${message}`)).toEqual([
    'token: Invalid value.',
    'url: Invalid value: is too short.',
    'url: Invalid value: must have a scheme.',
  ]);
});

test('no part of a secret is shown when another secret is its beginning', async () => {
  const plugin = acme({ path: ['url'], message: 'not abcdef, abc or x' });
  const { problems = [] } = await checkSettings(plugin, settings);
  expect(problems[0]?.message).toBe('Invalid value: not …, … or ….');
});

test('an issue about a setting that the plugin does not describe is a problem of that setting', async () => {
  const plugin = acme({ path: ['constructor'], message: 'odd' });
  expect((await checkSettings(plugin, settings)).problems).toMatchObject([
    { setting: 'constructor', remedy: 'Correct it.' },
  ]);
});
