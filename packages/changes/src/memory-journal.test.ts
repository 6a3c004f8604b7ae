import { expect, onTestFinished, test, vi } from 'vitest';
import {
  type Baseline,
  type Change,
  createMemoryJournal,
  type Journal,
  type JournalEntry,
  type JournalRange,
} from './index.js';

const start = Date.UTC(2026, 0, 1);

function change(minute: number, part: Partial<Change> = {}): Change {
  const seenAt = new Date(start + minute * 60_000).toISOString();
  const to = String(minute);
  return {
    id: to,
    seenAt,
    since: seenAt,
    account: 'a',
    provider: 'acme',
    kind: 'quality',
    direction: 'worse',
    to,
    ...part,
  };
}

function baselineOf(account: string, numbers: Baseline['numbers'] = {}): Baseline {
  return { fingerprint: account, account, provider: 'acme', mapping: {}, numbers, wabas: {} };
}

async function entriesOf(journal: Journal, range: JournalRange = {}): Promise<readonly JournalEntry[]> {
  const batches = [];
  for await (const batch of journal.read(range)) batches.push(batch);
  return batches.flat();
}

async function listed(journal: Journal, range: JournalRange = {}): Promise<(string | undefined)[]> {
  return (await entriesOf(journal, range)).map(({ change: { to } }) => to);
}

test('changes are read the newest first, by time and by position', async () => {
  const journal = createMemoryJournal();
  await journal.append(baselineOf('a'), [change(1), change(2)]);
  const between = await journal.latest();
  await journal.append(baselineOf('a'), [change(3), change(4)]);
  expect(await listed(journal)).toEqual(['4', '3', '2', '1']);
  expect(await listed(journal, { after: between })).toEqual(['4', '3']);
  expect(await listed(journal, { from: start + 2 * 60_000 })).toEqual(['4', '3', '2']);
  const [, third] = await entriesOf(journal);
  expect(await listed(journal, { before: third?.position ?? '' })).toEqual(['2', '1']);
  expect(await listed(journal, { after: await journal.latest() })).toEqual([]);
});

test('a position of an earlier process is before all changes', async () => {
  const earlier = createMemoryJournal();
  await earlier.append(baselineOf('a'), [change(1), change(2)]);
  const journal = createMemoryJournal();
  await journal.append(baselineOf('a'), [change(3)]);
  expect(await listed(journal, { after: await earlier.latest() })).toEqual(['3']);
  expect(await listed(journal, { before: await earlier.latest() })).toEqual([]);
});

test('only the newest changes are kept, and watched since the oldest of them', async () => {
  const journal = createMemoryJournal({ maxChanges: 2, now: () => start });
  expect(journal.watchedSince).toBe('2026-01-01T00:00:00.000Z');
  await journal.append(baselineOf('a'), [change(1), change(2), change(3)]);
  expect(await listed(journal)).toEqual(['3', '2']);
  expect(journal.watchedSince).toBe('2026-01-01T00:01:00.001Z');
});

test('changes are counted by account, kind and direction', async () => {
  const journal = createMemoryJournal();
  await journal.append(baselineOf('a'), [change(1), change(2), change(3, { direction: 'better' })]);
  await journal.append(baselineOf('b'), [change(4, { account: 'b' })]);
  expect(await journal.counts({ from: start + 2 * 60_000 })).toEqual([
    { account: 'a', kind: 'quality', direction: 'worse', count: 1 },
    { account: 'a', kind: 'quality', direction: 'better', count: 1 },
    { account: 'b', kind: 'quality', direction: 'worse', count: 1 },
  ]);
});

test('a baseline stays the same while its rows are compressed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const journal = createMemoryJournal();
  const whole = baselineOf('a', { 1: { number: '+4915112345678', reported: { status: 'LIVE' } }, ['__proto__']: {} });
  await journal.append(whole, []);
  expect(await journal.baseline('a')).toEqual(whole);
  vi.advanceTimersByTime(1_000);
  await vi.waitUntil(async () => (await journal.baseline('a'))?.numbers !== whole.numbers);
  expect(await journal.baseline('a')).toEqual(whole);
  expect(await journal.baselines()).toEqual([whole]);
  expect(await journal.baseline('b')).toBeUndefined();
});

test('a number can be forgotten', async () => {
  const journal = createMemoryJournal();
  const numbers = { 1: { number: '+49 151 12345678' }, 2: { number: '+4915187654321' } };
  const changes = [change(1, { number: '+4915112345678' }), change(2, { number: '+4915187654321' })];
  await journal.append(baselineOf('a', numbers), changes);
  const [, first] = await entriesOf(journal);
  expect(await journal.forget('4915112345678')).toBe(1);
  expect(await listed(journal)).toEqual(['2']);
  expect(await journal.at([first?.position ?? ''])).toEqual([]);
  expect((await journal.baseline('a'))?.numbers).toEqual({ 2: { number: '+4915187654321' } });
});

test('listeners get what is appended, until they end', async () => {
  const journal = createMemoryJournal();
  const received: (string | undefined)[] = [];
  const end = journal.onAppend((entries) => received.push(...entries.map((entry) => entry.change.to)));
  await journal.append(baselineOf('a'), []);
  await journal.append(baselineOf('a'), [change(1), change(2)]);
  end();
  await journal.append(baselineOf('a'), [change(3)]);
  expect(received).toEqual(['1', '2']);
});
