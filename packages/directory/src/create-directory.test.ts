import { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { acme, page, plugin } from './__fixtures__/plugin.js';
import { type ConfigurationError, createDirectory, type DirectoryOptions, isConfigurationError } from './index.js';

const addOther = 'Add any other to `providers` or, in a configuration file, its package to `plugins`.';

async function problemsOf(options: DirectoryOptions): Promise<ConfigurationError> {
  try {
    await createDirectory(options);
  } catch (error) {
    if (isConfigurationError(error)) return error;
    throw error;
  }
  throw new Error('The accounts were opened.');
}

test('it loads the plugins of configured accounts only, once each', async () => {
  const loaded: string[] = [];
  const providers = Object.fromEntries(
    ['acme', 'other', 'unused'].map((id) => [
      id,
      async () => {
        loaded.push(id);
        return plugin({ id });
      },
    ]),
  );
  const { token } = acme;
  const accounts = { a: acme, b: { ...acme, token: 'acme-another-token' }, c: { provider: 'other', token } };
  const directory = await createDirectory({ accounts, providers });
  expect(loaded.sort()).toEqual(['acme', 'other']);
  expect(directory.accounts().map(({ account, provider }) => [account, provider])).toEqual([
    ['a', 'acme'],
    ['b', 'acme'],
    ['c', 'other'],
  ]);
});

test('createDirectory makes no request', async () => {
  let requests = 0;
  const listNumbers = () => {
    requests += 1;
    return page([]);
  };
  const directory = await createDirectory({
    accounts: { a: acme },
    providers: { acme: async () => plugin({ listNumbers, getWabas: listNumbers }) },
    fetch: async () => {
      requests += 1;
      return Response.json({});
    },
  });
  expect(requests).toBe(0);
  expect(directory.accounts()).toEqual([
    {
      account: 'a',
      provider: 'acme',
      providerName: 'Acme',
      stability: 'stable',
      reports: { number: ['status', 'verifiedName'], waba: ['name'] },
    },
  ]);
});

test('one error has all problems of all accounts, each with account, field and remedy', async () => {
  const { problems, message } = await problemsOf({
    accounts: {
      typo: { provider: 'acme', tokn: 'acme-secret-token' },
      short: { provider: 'acme', token: 'hunter2' },
      lost: { provider: 'acne' },
      broken: { provider: 'broken' },
    },
    providers: {
      acme: async () => plugin(),
      broken: async () => {
        throw new Error("Cannot find package 'wabascope-provider-broken'");
      },
    },
  });
  expect(problems).toEqual([
    {
      account: 'typo',
      field: 'tokn',
      message: 'Acme has no such setting.',
      remedy: 'Did you mean "token"? Its settings are token, baseUrl.',
    },
    {
      account: 'typo',
      field: 'token',
      message: 'It is missing.',
      remedy:
        'Access token, from the console of Acme. Example: acme-0123456789. ' +
        'Conventionally in the environment variable ACME_TOKEN.',
    },
    { account: 'short', field: 'token', message: 'Invalid value.', remedy: expect.any(String) },
    {
      account: 'lost',
      field: 'provider',
      message: 'There is no provider "acne".',
      remedy: `Did you mean "acme"? Known providers: acme, broken. ${addOther}`,
    },
    {
      account: 'broken',
      field: 'provider',
      message: 'The plugin of "broken" cannot be loaded: Cannot find package \'wabascope-provider-broken\'.',
      remedy: 'Install it, or correct its name.',
    },
  ]);
  for (const { account } of problems) expect(message).toContain(account);
});

test('a provider that is not among the given ones leads to the place where it belongs', async () => {
  const { problems } = await problemsOf({ accounts: { a: acme }, providers: {} });
  expect(problems).toEqual([
    { account: 'a', field: 'provider', message: 'There is no provider "acme".', remedy: addOther },
  ]);
});

test('a module instead of its default export is a problem with the remedy', async () => {
  const { problems } = await problemsOf({
    accounts: { a: acme },
    providers: {
      // @ts-expect-error A loader returns the plugin.
      acme: async () => ({ default: plugin() }),
    },
  });
  expect(problems).toEqual([
    {
      account: 'a',
      field: 'provider',
      message: 'What "acme" in providers returns is a module.',
      remedy: "Return its default export, as `async () => (await import('…')).default` does.",
    },
  ]);
});

test('a plugin instead of its loader is a problem with the remedy', async () => {
  // @ts-expect-error A loader is a function.
  const { problems } = await problemsOf({ accounts: { a: acme }, providers: { acme: plugin() } });
  expect(problems).toEqual([
    {
      account: 'a',
      field: 'provider',
      message: 'The value of "acme" in providers is not a function.',
      remedy: 'Write `async () => plugin`.',
    },
  ]);
});

test.each([
  [{ toString: 1 }, 'It must be text.'],
  [Object.create(null), 'It must be text.'],
  [['acme'], 'It must be text.'],
  [undefined, 'It is missing.'],
])('a provider that is not text is a problem (%#)', async (provider, message) => {
  const { problems } = await problemsOf({ accounts: { a: { provider } }, providers: { acme: async () => plugin() } });
  expect(problems).toEqual([
    { account: 'a', field: 'provider', message, remedy: `Known providers: acme. ${addOther}` },
  ]);
});

test('no problem contains a value, even when the validation of the plugin repeats it', async () => {
  const error = await problemsOf({
    accounts: { a: { provider: 'acme', token: 'hunter2', baseUrl: 987654 } },
    providers: { acme: async () => plugin() },
  });
  expect(error.problems.map(({ field }) => field)).toEqual(['token', 'baseUrl']);
  expect(JSON.stringify(error.problems) + error.message + error.stack).not.toMatch(/hunter2|987654/);
});

test('a plugin with another specification version is a problem with both versions', async () => {
  const future = async () => ({ ...plugin(), specificationVersion: 2 as unknown as 1 });
  const { problems } = await problemsOf({ accounts: { a: acme }, providers: { acme: future } });
  expect(problems).toEqual([
    {
      account: 'a',
      field: 'provider',
      message: 'The plugin of "acme" has specification version 2; this host supports 1.',
      remedy: 'Install matching versions of plugin and host.',
    },
  ]);
});

test.each([
  ['nothing at all', undefined],
  ['a value that is not a plugin', { default: {} }],
  ['a plugin without create', { ...plugin(), create: undefined }],
  ['a plugin without settings', { ...plugin(), settings: undefined }],
  ['a plugin that calls itself otherwise', plugin({ id: 'other' })],
  ['a plugin with a rate limit of nothing', { ...plugin(), rateLimit: { requests: 0, perMs: 1, key: () => '' } }],
])('%s is a problem of the provider of the account', async (_, loaded) => {
  const load = async () => loaded as unknown as ReturnType<typeof plugin>;
  const { problems } = await problemsOf({ accounts: { a: acme }, providers: { acme: load } });
  expect(problems).toMatchObject([{ account: 'a', field: 'provider' }]);
});

test('a ProviderError of create about the settings is a problem', async () => {
  const create = () => {
    throw new ProviderError('config', 'Set one of the two.', { settings: ['baseUrl'] });
  };
  const providers = { acme: async () => ({ ...plugin(), create }) };
  const { problems } = await problemsOf({ accounts: { a: acme }, providers });
  expect(problems).toEqual([
    { account: 'a', field: 'baseUrl', message: 'Set one of the two.', remedy: 'Correct the settings.' },
  ]);
});

test('no account is fetched after close', async () => {
  const directory = await createDirectory({ accounts: { a: acme }, providers: { acme: async () => plugin() } });
  await directory.close();
  await expect(directory.listNumbers()).rejects.toThrow('The directory is closed.');
  await expect(directory.getWabas()).rejects.toThrow('The directory is closed.');
});
