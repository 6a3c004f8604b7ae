import { isProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { acme, type PluginParts, page, plugin } from '../__fixtures__/plugin.js';
import { refuse, refusing as refusingProxy } from '../__fixtures__/refusing.js';
import { type AnyPlugin, createDirectory, type DirectoryOptions } from '../index.js';

const refusing = refusingProxy({});
const good: PluginParts = { listNumbers: () => page([{ id: '1' }]) };

/** A directory of a good account and one of this plugin. */
function besideGood(odd: unknown, options: Partial<DirectoryOptions> = {}) {
  return createDirectory({
    accounts: { good: { ...acme, provider: 'good' }, odd: { ...acme, provider: 'odd' } },
    providers: { good: async () => plugin({ id: 'good', ...good }), odd: async () => odd as AnyPlugin },
    ...options,
  });
}

test.each<[string, () => unknown]>([
  ['null', () => null],
  ['a text', () => 'provider'],
  ['an object without methods', () => ({})],
  ['a promise', async () => ({ listNumbers: () => page([]) })],
  ['a proxy that refuses', () => refusing],
  [
    'an exception that is not a ProviderError',
    () => {
      throw new Error(`cannot use ${acme.token}`);
    },
  ],
  [
    'an exception that refuses',
    () => {
      throw refusing;
    },
  ],
  [
    'the exception undefined',
    () => {
      throw undefined;
    },
  ],
])('a plugin whose create returns %s fails only its own account', async (_, create) => {
  const logged: unknown[] = [];
  const log = (...line: unknown[]) => void logged.push(line);
  const directory = await besideGood({ ...plugin({ id: 'odd', name: 'Odd' }), create }, { log });
  const { numbers, failures } = await directory.listNumbers();
  expect(numbers).toMatchObject([{ account: 'good' }]);
  expect(failures).toMatchObject([
    { account: 'odd', code: 'bad-response', shown: 'nothing', message: expect.stringContaining('The Odd plugin') },
  ]);
  expect((await directory.getWabas()).failures).toContainEqual(expect.objectContaining({ account: 'odd' }));
  expect(logged).toContainEqual(['warn', expect.any(String), expect.objectContaining({ account: 'odd' })]);
  expect(JSON.stringify([failures, logged])).not.toContain(acme.token);
});

test('a rate limit whose key throws fails only its own account', async () => {
  const rateLimit = { requests: 1, perMs: 1, key: () => Symbol('key') as unknown as string };
  const key = { ...rateLimit, key: refuse };
  for (const odd of [rateLimit, key]) {
    const { numbers, failures } = await (await besideGood(plugin({ id: 'odd', rateLimit: odd }))).listNumbers();
    expect(numbers).toMatchObject([{ account: 'good' }]);
    if (odd === key) expect(failures).toMatchObject([{ account: 'odd', code: 'bad-response' }]);
  }
});

test('the members of a plugin are read once, cleaned and cut', async () => {
  let reads = 0;
  const odd = { ...plugin({ id: 'odd' }), reports: { number: ['status', 'SYSTEM', 'status'], waba: [] } };
  Object.defineProperty(odd, 'name', {
    enumerable: true,
    get() {
      reads += 1;
      return reads > 3 ? refuse() : `Odd\u202e${'x'.repeat(5_000)}`;
    },
  });
  const directory = await besideGood(odd);
  const [, account] = directory.accounts();
  expect(account?.providerName).toMatch(/^Oddx{56}…$/);
  expect(account?.reports.number).not.toContain('SYSTEM');
  await directory.listNumbers();
});

const never = new Promise<never>(() => {});
const stalled: [string, AnyPlugin | Promise<AnyPlugin>, RegExp][] = [
  ['loads', never, /^The plugin of "odd" did not finish loading within 0\.05 seconds; report it to its author\.$/],
  [
    'checks settings',
    {
      ...plugin({ id: 'odd', name: 'Odd' }),
      settings: { info: {}, schema: { '~standard': { version: 1, vendor: 'odd', validate: () => never } } },
    },
    /^The Odd plugin did not finish checking the settings of account odd within 0\.05 seconds; report it to its author\.$/,
  ],
];

test.each(stalled)('a plugin that never %s causes a timeout error with one message', async (_, odd, sentence) => {
  const opening = createDirectory({
    accounts: { odd: { provider: 'odd' } },
    providers: { odd: async () => odd },
    pluginSeconds: 0.05,
  });
  const error: unknown = await opening.catch((reason) => reason);
  expect(isProviderError(error) && error.code).toBe('timeout');
  expect(String(error)).toMatch(new RegExp(sentence.source.replace('^', '^ProviderError: ')));
});

test('issues of a plugin about settings are limited, and those that throw are one problem', async () => {
  const withIssues = (issues: unknown) => ({
    ...plugin({ id: 'odd', name: 'Odd' }),
    settings: { info: {}, schema: { '~standard': { version: 1, vendor: 'odd', validate: () => ({ issues }) } } },
  });
  const problemsOf = (issues: unknown) =>
    createDirectory({
      accounts: { odd: { provider: 'odd' } },
      providers: { odd: async () => withIssues(issues) as unknown as AnyPlugin },
    }).catch((error) => error.problems);
  const issue = (_: unknown, index: number) => ({
    message: 'x'.repeat(5_000),
    path: [index + 'k\u202e'.repeat(5_000)],
  });
  const many = await problemsOf(Array.from({ length: 100_000 }, issue));
  expect(many).toHaveLength(100);
  expect(many[0].field).toHaveLength(50);
  expect(await problemsOf([refusing])).toMatchObject([
    { message: 'The Odd plugin failed while it checked the settings.' },
  ]);
});
