import { isProviderError, ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { acme, directoryOf, type PluginParts, page, plugin } from './__fixtures__/plugin.js';
import { type AnyPlugin, createDirectory, type DirectoryOptions } from './index.js';

const refuse = () => {
  throw new Error('no');
};
const refusing = new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse });
const good: PluginParts = { listNumbers: () => page([{ id: '1' }]) };
const marker = Symbol.for('wabascope.ProviderError');

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
    'an exception that is no ProviderError',
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
])('a plugin whose create gives %s costs its own account', async (_, create) => {
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

test('a budget whose name cannot be made costs its own account', async () => {
  const rateLimit = { requests: 1, perMs: 1, key: () => Symbol('key') as unknown as string };
  const key = { ...rateLimit, key: refuse };
  for (const odd of [rateLimit, key]) {
    const { numbers, failures } = await (await besideGood(plugin({ id: 'odd', rateLimit: odd }))).listNumbers();
    expect(numbers).toMatchObject([{ account: 'good' }]);
    if (odd === key) expect(failures).toMatchObject([{ account: 'odd', code: 'bad-response' }]);
  }
});

const lookAlike = (members: object) =>
  Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(members), [marker]: { value: true } });

test.each<[string, unknown]>([
  ['a proxy that refuses', refusing],
  ['nothing', undefined],
  [
    'an error whose members throw',
    Object.defineProperties(new Error('x'), { stack: { get: refuse }, name: { get: refuse }, code: { get: refuse } }),
  ],
  [
    'a look-alike whose code throws',
    lookAlike({
      get code() {
        return refuse();
      },
      message: 'm',
      details: {},
    }),
  ],
  [
    'a look-alike whose details throw',
    lookAlike({
      code: 'auth',
      message: 'm',
      get details() {
        return refuse();
      },
    }),
  ],
  [
    'a look-alike with a fact that throws',
    lookAlike({
      code: 'auth',
      message: 'm',
      details: {
        get status() {
          return refuse();
        },
      },
    }),
  ],
  ['a look-alike with another code', lookAlike({ code: 'constructor', message: 'm', details: {} })],
  ['a look-alike without a message', lookAlike({ code: 'auth', message: { toString: refuse }, details: {} })],
])('throwing %s costs its own account', async (_, thrown) => {
  const logged: unknown[] = [];
  const hostile: PluginParts = {
    listNumbers: () => {
      throw thrown;
    },
  };
  const directory = await directoryOf({ good, hostile }, { log: (...line) => void logged.push(line) });
  const { numbers, failures } = await directory.listNumbers();
  expect(numbers).toMatchObject([{ account: 'good' }]);
  expect(failures).toMatchObject([{ account: 'hostile', code: 'bad-response', retryable: false }]);
  expect(logged).toHaveLength(1);
});

test('odd details of an error are left out or cut, and the others stay', async () => {
  const long = `begin${'x'.repeat(5_000_000)}`;
  const details = {
    upstreamMessage: long,
    upstreamCode: 7,
    requestId: { toString: refuse },
    status: Number.NaN,
    retryAfterMs: -1,
    attempts: 2,
    clockOffsetMs: Number.POSITIVE_INFINITY,
    settings: Object.assign([1, 'token'], { map: refuse, slice: refuse }),
    paths: Array(1e6).fill('a.b'),
    other: 'word',
  };
  const error = Object.assign(new ProviderError('auth', long), { details });
  const { failures } = await (
    await directoryOf({
      a: {
        listNumbers: () => {
          throw error;
        },
      },
    })
  ).listNumbers();
  expect(failures).toEqual([
    {
      account: 'a',
      provider: 'a',
      code: 'auth',
      message: expect.stringMatching(/^beginx{494}…$/),
      retryable: false,
      upstreamMessage: expect.stringMatching(/^beginx{294}…$/),
      attempts: 2,
      settings: ['token'],
      paths: Array(20).fill('a.b'),
      shown: 'nothing',
    },
  ]);
});

test('a flood of warnings is counted, and odd ones are left out', async () => {
  const odd = [
    refusing,
    {
      get message() {
        return refuse();
      },
    },
    { type: 'other', message: 'Kept.', index: 1e300, raw: { x: 1 }, field: 7 },
  ];
  const flood = Array.from({ length: 1_000_000 }, (_, index) => ({ type: 'other', message: `Odd ${index}.` }));
  const { warnings, failures } = await (
    await directoryOf({ a: { listNumbers: () => page([], [...odd, ...flood]) } })
  ).listNumbers();
  expect(failures).toEqual([]);
  expect(warnings).toHaveLength(51);
  expect(warnings[0]).toEqual({ account: 'a', type: 'other', message: 'Kept.' });
  // Of a page 1,000 are looked at, two of which are none.
  expect(warnings.at(-1)?.message).toBe(`${1_000_003 - 2 - 50} further warnings are left out.`);
});

test('a flood of log lines is cut with a count, for each fetch', async () => {
  const logged: [string, string, unknown][] = [];
  const loud: PluginParts = {
    async *listNumbers(_settings, { log }) {
      for (let line = 0; line < 1_000_000; line += 1) log('warn', `line ${line}`);
      yield* page([{ id: '1' }]);
    },
  };
  const directory = await directoryOf({ loud }, { log: (...line) => void logged.push(line as never) });
  for (const fetch of [1, 2]) {
    await directory.listNumbers({ maxAgeSeconds: 0 });
    expect(logged).toHaveLength(fetch * 101);
    expect(logged.at(-1)).toEqual([
      'warn',
      '999900 further log lines of the plugin are left out.',
      { account: 'loud' },
    ]);
  }
});

test('odd log lines do not throw, and pass for no line of the host', async () => {
  const logged: unknown[] = [];
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  const odd: PluginParts = {
    async *listNumbers(_settings, { log }) {
      const write = log as (...line: unknown[]) => void;
      write('close', 'odd level', { account: 'other', ['k'.repeat(5_000)]: 'v'.repeat(5_000) });
      write('warn', { toString: refuse }, cycle);
      write('warn', 'refuses', refusing);
      yield* page([]);
    },
  };
  const directory = await directoryOf({ odd }, { log: (...line) => void logged.push(line) });
  expect((await directory.listNumbers()).failures).toEqual([]);
  const unreadable = { data: 'It exceeds the limits or cannot be read.', account: 'odd' };
  expect(logged).toEqual([
    ['debug', 'odd level', { [`${'k'.repeat(79)}…`]: `${'v'.repeat(999)}…`, account: 'odd' }],
    ['warn', 'The message is not a string.', unreadable],
    ['warn', 'refuses', unreadable],
  ]);
});

test('what a plugin says of itself is read once, cleaned and cut', async () => {
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
  ['loads', never, /^The plugin of "odd" has not finished loading after 0\.05 seconds; report it to its author\.$/],
  [
    'checks settings',
    {
      ...plugin({ id: 'odd', name: 'Odd' }),
      settings: { info: {}, schema: { '~standard': { version: 1, vendor: 'odd', validate: () => never } } },
    },
    /^The Odd plugin has not finished checking the settings of account odd after 0\.05 seconds; report it to its author\.$/,
  ],
];

test.each(stalled)('a plugin that never %s ends the opening with a sentence', async (_, odd, sentence) => {
  const opening = createDirectory({
    accounts: { odd: { provider: 'odd' } },
    providers: { odd: async () => odd },
    pluginSeconds: 0.05,
  });
  const error: unknown = await opening.catch((reason) => reason);
  expect(isProviderError(error) && error.code).toBe('timeout');
  expect(String(error)).toMatch(new RegExp(sentence.source.replace('^', '^ProviderError: ')));
});

test('issues of a plugin about settings are cut, and those that throw are a sentence', async () => {
  const withIssues = (issues: unknown) => ({
    ...plugin({ id: 'odd', name: 'Odd' }),
    settings: { info: {}, schema: { '~standard': { version: 1, vendor: 'odd', validate: () => ({ issues }) } } },
  });
  const faultsOf = (issues: unknown) =>
    createDirectory({
      accounts: { odd: { provider: 'odd' } },
      providers: { odd: async () => withIssues(issues) as unknown as AnyPlugin },
    }).catch((error) => error.faults);
  const many = await faultsOf(Array(1e6).fill({ message: 'x'.repeat(5_000), path: ['k\u202e'.repeat(5_000)] }));
  expect(many).toHaveLength(100);
  expect(many[0].field).toHaveLength(50);
  expect(await faultsOf([refusing])).toMatchObject([{ message: 'The Odd plugin fails while it checks the settings.' }]);
});

test('a page that has a `then` of its own does not keep a closed directory waiting', async () => {
  // biome-ignore lint/suspicious/noThenProperty: that is the attack
  const value = { then: () => {} };
  const hanging: PluginParts = {
    listNumbers: () => ({
      [Symbol.asyncIterator]: () => ({ next: async () => ({ done: false, value }) }),
    }),
  };
  const directory = await directoryOf({ hanging });
  const listing = directory.listNumbers();
  await new Promise(setImmediate);
  await directory.close();
  await expect(listing).rejects.toThrow('The directory is closed.');
});
