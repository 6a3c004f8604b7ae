import { createMemoryJournal, type Journal } from '@wabascope/changes';
import { type PhoneNumber, ProviderError, type Waba } from '@wabascope/core';
import { expect, test } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';
import type { Directory } from '../directory.js';
import type { DirectoryOptions } from '../directory-options.js';

type State = { numbers: PhoneNumber[] | Error; wabas?: Waba[] };

const start = Date.UTC(2026, 0, 1);

/** A directory of one account per alias, whose provider returns what `state` has. */
async function watch(state: Record<string, State>, options: Partial<DirectoryOptions> = {}) {
  const clock = { now: start };
  const journal = options.journal ?? createMemoryJournal({ now: () => clock.now });
  const parts = Object.entries(state).map(([alias, { wabas }]): [string, PluginParts] => [
    alias,
    {
      listNumbers: () => rowsOf(state[alias]?.numbers ?? []),
      ...(wabas === undefined ? {} : { getWabas: () => rowsOf(state[alias]?.wabas ?? []) }),
    },
  ]);
  const directory = await directoryOf(Object.fromEntries(parts), { now: () => clock.now, ...options, journal });
  return { directory, clock, journal, fetch: fetcher(directory, clock) };
}

async function* rowsOf(rows: readonly unknown[] | Error) {
  if (rows instanceof Error) throw rows;
  yield* page(rows);
}

/** Fetches all accounts a minute later. */
function fetcher(directory: Directory, clock: { now: number }) {
  return async () => {
    clock.now += 60_000;
    await directory.listNumbers({ maxAgeSeconds: 0 });
  };
}

test('a change is listed with the times between which it happened', async () => {
  const state = {
    a: { numbers: [{ id: '1', phoneNumber: '+4915112345678', status: 'CONNECTED', qualityRating: 'GREEN' }] },
  };
  const { directory, fetch } = await watch(state as Record<string, State>);
  await fetch();
  expect(await directory.listChanges()).toMatchObject({
    changes: [],
    summary: { total: 0 },
    watchedSince: '2026-01-01T00:00:00.000Z',
  });
  await fetch();
  state.a.numbers = [{ id: '1', phoneNumber: '+4915112345678', status: 'CONNECTED', qualityRating: 'RED' }];
  await fetch();
  await fetch();
  expect(await directory.listChanges()).toMatchObject({
    changes: [
      {
        kind: 'quality',
        direction: 'worse',
        from: 'GREEN',
        to: 'RED',
        account: 'a',
        provider: 'a',
        numberId: '1',
        number: '+4915112345678',
        since: '2026-01-01T00:02:00.000Z',
        seenAt: '2026-01-01T00:03:00.000Z',
      },
    ],
    summary: { total: 1, byKind: { quality: 1 }, byDirection: { worse: 1 } },
  });
});

test('a caller sees only changes of its accounts', async () => {
  const [a, b] = [{ numbers: [{ id: '1' }] as PhoneNumber[] }, { numbers: [{ id: '2' }] as PhoneNumber[] }];
  const { directory, fetch } = await watch({ a, b });
  await fetch();
  a.numbers = [{ id: '1' }, { id: '3' }];
  b.numbers = [{ id: '2' }, { id: '4' }];
  await fetch();
  expect((await directory.listChanges()).summary.total).toBe(2);
  const view = directory.only(['b']);
  const { changes, summary } = await view.listChanges();
  expect(changes).toMatchObject([{ account: 'b', kind: 'number-appeared', numberId: '4' }]);
  expect(summary.total).toBe(1);
  await expect(view.listChanges({ accounts: ['a'] })).rejects.toThrow(/accounts: unknown value "a"/);
});

test('a failed fetch is listed once, and its end', async () => {
  const a: State = { numbers: [{ id: '1' }] };
  const { directory, fetch } = await watch({ a });
  await fetch();
  a.numbers = new ProviderError('auth', 'The token is wrong.');
  await fetch();
  await fetch();
  a.numbers = [{ id: '1' }];
  await fetch();
  expect((await directory.listChanges()).changes).toMatchObject([
    { kind: 'account-recovered', direction: 'better', from: 'auth', since: '2026-01-01T00:03:00.000Z' },
    { kind: 'account-failing', direction: 'worse', to: 'auth', since: '2026-01-01T00:01:00.000Z' },
  ]);
});

test('a change of a WABA changes whether its numbers can send, and both are listed once', async () => {
  const a: State = {
    numbers: [{ id: '1', wabaId: '9', status: 'CONNECTED' }],
    wabas: [{ id: '9', name: 'Shop', accountReviewStatus: 'APPROVED' }],
  };
  const { directory, fetch } = await watch({ a });
  await fetch();
  await fetch();
  a.wabas = [{ id: '9', name: 'Shop', accountReviewStatus: 'REJECTED' }];
  await fetch();
  await fetch();
  const { changes } = await directory.listChanges();
  expect(changes).toMatchObject([
    { kind: 'can-send', from: 'AVAILABLE', to: 'BLOCKED', numberId: '1', reasons: ['waba-rejected'] },
    { kind: 'waba-review', from: 'APPROVED', to: 'REJECTED', wabaId: '9', name: 'Shop' },
  ]);
  expect(changes).toHaveLength(2);
});

test('a journal that fails breaks no fetch, is logged once, and the change is found later', async () => {
  const lines: string[] = [];
  const journal: Journal = createMemoryJournal();
  const { append } = journal;
  let isFull = false;
  const failing: Journal = {
    ...journal,
    append: async (...rest) => {
      if (isFull) throw new Error('ENOSPC: no space left on device');
      await append(...rest);
    },
  };
  const a: State = { numbers: [{ id: '1', status: 'CONNECTED' }] };
  const { directory, fetch } = await watch({ a }, { journal: failing, log: (_, message) => lines.push(message) });
  await fetch();
  isFull = true;
  a.numbers = [{ id: '1', status: 'BANNED' }];
  await fetch();
  await fetch();
  expect((await directory.listNumbers()).numbers).toMatchObject([{ status: 'BANNED' }]);
  expect((await directory.listChanges()).changes).toEqual([]);
  isFull = false;
  await fetch();
  expect((await directory.listChanges()).changes).toMatchObject([
    { kind: 'can-send', to: 'BLOCKED' },
    { kind: 'status', to: 'BANNED', since: '2026-01-01T00:01:00.000Z' },
  ]);
  expect(lines).toEqual([
    'The journal of changes cannot be used. Changes are found later, when it works again.',
    'The journal of changes works again.',
  ]);
});

test.each([
  ['2', 0],
  [undefined, 1],
])(
  'with the mapping version %j, a word that the plugin now maps differently is listed as %i changes',
  async (mappingVersion, total) => {
    const journal = createMemoryJournal({ now: () => start });
    const listing = (status: string) => () => rowsOf([{ id: '1', status, reported: { status: 'PAUSED' } }]);
    for (const part of [{ listNumbers: listing('UNKNOWN') }, { listNumbers: listing('RESTRICTED'), mappingVersion }]) {
      const directory = await directoryOf({ a: part as PluginParts }, { journal, now: () => start });
      await directory.listNumbers();
      await directory.close();
    }
    const directory = await directoryOf({ a: {} }, { journal, now: () => start });
    expect((await directory.listChanges({ kinds: ['status'] })).summary.total).toBe(total);
  },
);
