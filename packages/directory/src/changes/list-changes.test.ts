import { type Change, type ChangesQuery, createMemoryJournal, isJournalError } from '@wabascope/changes';
import { expect, test } from 'vitest';
import { directoryOf } from '../__fixtures__/plugin.js';
import { type Directory, isArgumentError } from '../index.js';

const now = Date.UTC(2026, 0, 31);
const hour = 3_600_000;

/** A directory of the accounts a and b, whose journal has these changes. */
async function directoryWith(...changes: readonly Partial<Change>[]): Promise<Directory> {
  const journal = createMemoryJournal({ now: () => now });
  for (const [index, part] of changes.entries()) {
    const seenAt = new Date(now - (changes.length - index) * hour).toISOString();
    const account = part.account ?? 'a';
    const change: Change = {
      id: String(index + 1),
      seenAt,
      since: seenAt,
      account,
      provider: account,
      kind: 'quality',
      direction: 'worse',
      ...part,
    };
    const baseline = { fingerprint: account, account, provider: account, mapping: {}, numbers: {}, wabas: {} };
    await journal.append(baseline, [change]);
  }
  return directoryOf({ a: {}, b: {} }, { journal, now: () => now });
}

async function idsOf(directory: Directory, query: ChangesQuery = {}): Promise<string[]> {
  return (await directory.listChanges(query)).changes.map(({ id }) => id);
}

test('changes are the newest first, in pages that are together all of them', async () => {
  const directory = await directoryWith(...Array.from({ length: 60 }, () => ({})));
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const { changes, nextCursor, summary } = await directory.listChanges(cursor === undefined ? {} : { cursor });
    expect(summary).toEqual({ total: 60, byKind: { quality: 60 }, byDirection: { worse: 60 } });
    pages.push(changes.map(({ id }) => id));
    cursor = nextCursor;
  } while (cursor !== undefined);
  expect(pages.map(({ length }) => length)).toEqual([25, 25, 10]);
  expect(pages.flat()).toEqual(Array.from({ length: 60 }, (_, index) => String(60 - index)));
});

test('a page that is too large for its caller is cut, and the next continues after it', async () => {
  const directory = await directoryWith({}, {}, {}, {});
  const fits = () => 3;
  const { changes, nextCursor = '' } = await directory.listChanges({}, { fits });
  expect(changes.map(({ id }) => id)).toEqual(['4', '3', '2']);
  expect(await idsOf(directory, { cursor: nextCursor })).toEqual(['1']);
  const none = await directory.listChanges({}, { fits: () => 0 });
  expect(none.changes.map(({ id }) => id)).toEqual(['4']);
});

test.each<[ChangesQuery, ...string[]]>([
  [{ accounts: ['b'] }, '2'],
  [{ providers: ['b'] }, '2'],
  [{ accounts: ['a'], providers: ['b'] }],
  [{ kinds: ['status', 'name'] }, '3'],
  [{ directions: ['better'] }, '3', '2'],
  [{ accounts: [], kinds: [] }, '4', '3', '2', '1'],
  [{ since: '2h' }, '4', '3'],
  [{ since: '2026-01-30T22:00:00Z' }, '4', '3'],
  [{ since: '2026-01-30T23:00:00+01:00' }, '4', '3'],
  [{ since: '7d', limit: 1 }, '4'],
  [{ limit: 0 }],
  [{ query: '151 1234' }, '4', '1'],
  [{ query: '0049 (0)151/12345678' }, '1'],
  [{ query: '0151-1234567' }, '4', '1'],
  [{ query: 'café' }, '2'],
  [{ query: '99', directions: ['worse'] }, '4'],
])('%j lists', async (query, ...expected) => {
  const directory = await directoryWith(
    { number: '+4915112345678' },
    { account: 'b', direction: 'better', name: 'Café' },
    { kind: 'status', direction: 'better' },
    { number: '+15112345679', wabaId: '99' },
  );
  expect(await idsOf(directory, query)).toEqual(expected);
  const { summary } = await directory.listChanges(query);
  if (query.limit === undefined) expect(summary.total).toBe(expected.length);
});

test('latestCursor as since lists only what is seen after it', async () => {
  const directory = await directoryWith({}, {});
  const { latestCursor } = await directory.listChanges();
  expect(await directory.listChanges({ since: latestCursor })).toMatchObject({
    changes: [],
    summary: { total: 0 },
    latestCursor,
  });
});

test.each<[ChangesQuery, string, RegExp]>([
  [{ kinds: ['quallity' as 'quality'] }, 'kinds', /Did you mean "quality"\?/],
  [{ directions: ['wors' as 'worse'] }, 'directions', /Did you mean "worse"\?/],
  [{ accounts: ['c'] }, 'accounts', /Known values: a, b/],
  [{ since: 'yesterday' }, 'since', /such as 2026-01-30T00:00:00.000Z, an age such as 30m, 24h or 7d/],
  [{ since: '2026-13-01' }, 'since', /must be a time/],
  [{ limit: 501 }, 'limit', /a whole number from 0 to 500/],
  [{ cursor: 'x' }, 'cursor', /is invalid/],
  [{ kind: ['quality'] } as ChangesQuery, 'kind', /Did you mean kinds\?/],
])('%j is rejected', async (query, argument, message) => {
  const directory = await directoryWith({});
  const error = await directory.listChanges(query).catch((reason: unknown) => reason);
  expect(isArgumentError(error) && error.argument).toBe(argument);
  expect(String(error)).toMatch(message);
});

test('a cursor is valid only for its query and its view', async () => {
  const directory = await directoryWith({}, {}, {});
  const { nextCursor: cursor = '' } = await directory.listChanges({ limit: 1, since: '7d' });
  expect(await idsOf(directory, { cursor, since: '7d' })).toEqual(['2', '1']);
  await expect(directory.listChanges({ cursor, since: '6d' })).rejects.toThrow(/belongs to a query with other filters/);
  await expect(directory.only(['a']).listChanges({ cursor, since: '7d' })).rejects.toThrow(/other filters/);
});

test('changes of an account that is not configured any more are not listed', async () => {
  const directory = await directoryWith({ account: 'former' }, { account: 'b' });
  expect(await directory.listChanges()).toMatchObject({ changes: [{ account: 'b' }], summary: { total: 1 } });
});

test('a directory without a journal names the remedy', async () => {
  const directory = await directoryOf({ a: {} });
  await expect(directory.listChanges()).rejects.toThrow(/pass journal to createDirectory/);
});

test('a listing ends with the reason of its signal', async () => {
  const directory = await directoryWith({});
  const signal = AbortSignal.abort(new Error('The caller left.'));
  await expect(directory.listChanges({ query: 'x' }, { signal })).rejects.toThrow('The caller left.');
});

test('latestCursor of a view moves only with the changes of its accounts', async () => {
  const directory = await directoryWith({ account: 'a' }, { account: 'b' }, { account: 'b' });
  const { latestCursor } = await directory.only(['a']).listChanges();
  expect(await idsOf(directory, { since: latestCursor })).toEqual(['3', '2']);
  expect(await idsOf(directory.only(['a']), { since: latestCursor })).toEqual([]);
  const none = await directory.only([]).listChanges();
  expect(none.latestCursor).toBe(none.watchedSince);
});

test('a journal that cannot be read is an error of its kind, and is logged once with its cause', async () => {
  const cause = new Error('Redis refuses the connection.');
  const journal = { ...createMemoryJournal(), latest: () => Promise.reject(cause) };
  const logged: unknown[] = [];
  const directory = await directoryOf({ a: {} }, { journal, log: (...line) => void logged.push(line) });
  for (const query of [{}, { query: 'shop' }]) {
    const error = await directory.listChanges(query).catch((thrown: unknown) => thrown);
    expect(isJournalError(error) && error.cause).toBe(cause);
  }
  expect(logged).toMatchObject([['warn', expect.any(String), { message: 'Redis refuses the connection.' }]]);
  const gone = new AbortController();
  gone.abort(new Error('gone'));
  await expect(directory.listChanges({}, { signal: gone.signal })).rejects.toThrow('gone');
});
