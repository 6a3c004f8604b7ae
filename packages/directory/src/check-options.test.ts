import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { acme, directoryOf, page, plugin } from './__fixtures__/plugin.js';
import {
  type ConfigurationProblem,
  createDirectory,
  type DirectoryOptions,
  isArgumentError,
  isConfigurationError,
} from './index.js';

const none = { a: { listNumbers: () => page([]) } };

async function argumentOf(promise: Promise<unknown>): Promise<string | undefined> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return isArgumentError(error) ? error.argument : undefined;
}

test.each<[string, Partial<DirectoryOptions>]>([
  ['refresh.everySeconds', { refresh: { everySeconds: 2_147_484 } }],
  ['refresh.everySeconds', { refresh: { everySeconds: 0 } }],
  ['refresh.everySeconds', { refresh: { everySeconds: Number.NaN } }],
  ['waitSeconds', { waitSeconds: 2_147_484 }],
  ['waitSeconds', { waitSeconds: -1 }],
  ['waitSeconds', { waitSeconds: Number.NaN }],
  ['cache.stalledSeconds', { cache: { stalledSeconds: 2_147_484 } }],
  ['cache.stalledSeconds', { cache: { stalledSeconds: 0 } }],
  ['cache.maxAgeSeconds', { cache: { maxAgeSeconds: Number.POSITIVE_INFINITY } }],
])('an option %s outside the range of a timer is an error with its name: %o', async (name, options) => {
  expect(await argumentOf(directoryOf(none, options))).toBe(name);
});

test.each([Number.NaN, -1, 2_147_484])(
  'a call rejects waitSeconds %d, also when it has nothing to wait for',
  async (waitSeconds) => {
    const directory = await directoryOf(none);
    await directory.listNumbers();
    expect(await argumentOf(directory.listNumbers({}, { waitSeconds }))).toBe('waitSeconds');
    expect(await argumentOf(directory.getWabas({}, { waitSeconds }))).toBe('waitSeconds');
  },
);

test('a call may wait without limit although the directory has a limit', async () => {
  const directory = await directoryOf(
    {
      a: {
        async *listNumbers() {
          await new Promise(setImmediate);
          yield* page([{ id: '1' }]);
        },
      },
    },
    { waitSeconds: 0 },
  );
  expect((await directory.listNumbers({}, { waitSeconds: Number.POSITIVE_INFINITY })).total).toBe(1);
});

/** The error of a directory with these options. */
async function errorOf(options: object): Promise<unknown> {
  return createDirectory(options as DirectoryOptions).then(
    () => undefined,
    (error: unknown) => error,
  );
}

const providers = { acme: async () => plugin() };
const account = { ...acme, provider: 'acme' };
const entries = { a: account };

class Accounts {
  readonly a = account;
}

test.each<[string, object]>([
  ['accounts', { accounts: new Map(Object.entries(entries)), providers }],
  ['accounts', { accounts: new Set([account]), providers }],
  ['accounts', { accounts: Promise.resolve(entries), providers }],
  ['accounts', { accounts: new Accounts(), providers }],
  ['accounts', { accounts: { a: new Map(Object.entries(account)) }, providers }],
  ['accounts', { accounts: { a: Promise.resolve(account) }, providers }],
  ['providers', { accounts: entries, providers: new Map(Object.entries(providers)) }],
  ['providers', { accounts: entries, providers: Promise.resolve(providers) }],
  ['cache', { accounts: entries, providers, cache: new Map([['maxAgeSeconds', 5]]) }],
])('%s must be a plain object: %o', async (name, options) => {
  const error = await errorOf(options);
  expect(isArgumentError(error) && error.argument).toBe(name);
  expect(String(error)).toContain(`${name} must be a plain object`);
});

test.each([
  ['without a prototype', Object.assign(Object.create(null), entries)],
  ['of another realm', runInNewContext('({ a: { ...account } })', { account })],
])('accounts may be an object %s', async (_, accounts) => {
  expect(await errorOf({ accounts, providers })).toBeUndefined();
});

const serverOnly = 'Write the value itself there. Only the configuration file of wabascope-mcp may contain references.';

test.each([
  ['userAgent', { userAgent: '${env:PRODUCT}/1.0' }],
  ['trustedProviders', { trustedProviders: ['acme', '${env:TRUSTED}'] }],
])('a placeholder in %s is named', async (name, options) => {
  const error = await errorOf({ accounts: entries, providers, ...options });
  expect(String(error)).toBe(
    `ArgumentError: ${name} contains a placeholder that no program has filled in: \${env:NAME}. ${serverOnly}`,
  );
});

test('a placeholder in an alias and in a provider is named', async () => {
  const error = await errorOf({ accounts: { '${env:ALIAS}': account, b: { provider: '${env:P}' } }, providers });
  const problems: readonly ConfigurationProblem[] = isConfigurationError(error) ? error.problems : [];
  expect(problems).toEqual([
    {
      account: '${env:ALIAS}',
      message: 'The alias contains a placeholder that no program has filled in: ${env:NAME}.',
      remedy: serverOnly,
    },
    {
      account: 'b',
      field: 'provider',
      message: 'It contains a placeholder that no program has filled in: ${env:NAME}.',
      remedy: 'Only the configuration file of wabascope-mcp resolves it. Pass the value itself.',
    },
  ]);
});
