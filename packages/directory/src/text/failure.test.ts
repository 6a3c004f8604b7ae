import { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';
import { refuse, refusing as refusingProxy } from '../__fixtures__/refusing.js';

const refusing = refusingProxy({});
const good: PluginParts = { listNumbers: () => page([{ id: '1' }]) };
const marker = Symbol.for('wabascope.ProviderError');

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
])('throwing %s fails only its own account', async (_, thrown) => {
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

test('warnings above the limit are counted, and invalid ones are left out', async () => {
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

test('log lines above the limit are counted, for each fetch', async () => {
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

test('odd log lines do not throw, and cannot imitate a line of the host', async () => {
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
  const unreadable = { data: 'The data exceeds the limits or cannot be read.', account: 'odd' };
  expect(logged).toEqual([
    ['debug', 'odd level', { [`${'k'.repeat(79)}…`]: `${'v'.repeat(999)}…`, account: 'odd' }],
    ['warn', 'The message is not a string.', unreadable],
    ['warn', 'refuses', unreadable],
  ]);
});

test('a page with a `then` method does not delay closing the directory', async () => {
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
