import { defineProvider } from '@wabascope/core';
import { ConfigurationError, type ConfigurationProblem, isConfigurationError } from '@wabascope/directory';
import { expect, it } from 'vitest';
import { checkLoaded } from './check-loaded.js';
import { placedProblems } from './problem.js';
import { readConfiguration } from './read-configuration.js';

const acme = defineProvider<object>({
  specificationVersion: 1,
  id: 'acme',
  name: 'Acme',
  reports: { number: [], waba: [] },
  settings: {
    schema: {
      '~standard': {
        version: 1,
        vendor: 'acme',
        validate: (value) =>
          Object(value).key ? { value: Object(value) } : { issues: [{ message: 'must be set', path: ['key'] }] },
      },
    },
    info: { key: { description: 'The key.', required: true, secret: true, type: 'string' } },
  },
  create: () => ({ async *listNumbers() {} }),
});

async function problemsOf(value: unknown): Promise<readonly ConfigurationProblem[]> {
  const read = await readConfiguration(value, { env: () => undefined, file: () => '' });
  const checks = {
    builtIn: { acme: async () => acme },
    checkStore: async () => ({ message: 'It must be an address.', remedy: 'Correct it.' }),
    pluginSeconds: 10,
  };
  const errorOf = (found: Parameters<typeof placedProblems>[1]) =>
    new ConfigurationError(placedProblems('/gone/FILE', found, () => () => undefined));
  try {
    await checkLoaded({ source: '/gone/FILE', read, errorOf }, checks);
    return [];
  } catch (error) {
    if (isConfigurationError(error)) return error.problems;
    throw error;
  }
}

const places = (problems: readonly ConfigurationProblem[]) =>
  problems.map(({ account = '', field, message }) => `${account} ${field}: ${message}`.trim());

it('problems of the file, the plugins, the store and the settings come at once', async () => {
  const accounts = { a: { provider: 'acme' }, b: { provider: 'acme', key: 'x', kye: 'y' } };
  expect(places(await problemsOf({ accounts, plugins: ['./gone.js'], store: 'x', replicas: 0 }))).toEqual([
    'replicas: Invalid value.',
    expect.stringMatching(/^plugins\[0\]: \.\/gone\.js: There is no file/),
    'store: It must be an address.',
    'a key: It is missing.',
    'b kye: Acme has no such setting.',
  ]);
});

it('a setting whose reference cannot be resolved has one problem', async () => {
  const accounts = { a: { provider: 'acme', key: '${env:GONE}' }, b: { provider: 'acme', key: '${input:x}' } };
  expect(places(await problemsOf({ accounts }))).toEqual([
    'a key: The environment variable GONE is not set.',
    'b key: It contains a placeholder that no program has filled in: ${input:NAME}.',
  ]);
});

it('one mistake has one problem, also in the store and in a list', async () => {
  const accounts = { a: { provider: 'acme', key: ['$A', '$B'] } };
  expect(places(await problemsOf({ accounts, store: '$REDIS_URL' }))).toEqual([
    'a key[0]: It contains a placeholder that no program has filled in: $NAME.',
    'a key[1]: It contains a placeholder that no program has filled in: $NAME.',
    'store: It contains a placeholder that no program has filled in: $NAME.',
  ]);
  expect(places(await problemsOf({ accounts: { a: { provider: 'acme', key: 'x' } }, store: '"x"' }))).toEqual([
    'store: It is in quotes.',
  ]);
});

it('an unknown provider is a problem, unless a plugin that cannot be used may be the one', async () => {
  const accounts = { a: { provider: 'acne' } };
  expect(await problemsOf({ accounts, store: 'x' })).toContainEqual(
    expect.objectContaining({
      account: 'a',
      field: 'provider',
      remedy: expect.stringMatching(/^Did you mean "acme"\?/),
    }),
  );
  expect(places(await problemsOf({ accounts, plugins: ['./gone.js'] }))).toHaveLength(1);
});

it('a configuration without problems and without a store is left to the directory', async () => {
  expect(await problemsOf({ accounts: { a: { provider: 'acme' } } })).toEqual([]);
});
