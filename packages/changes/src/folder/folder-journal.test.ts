import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  baseline,
  begin,
  change,
  entriesOf,
  noon,
  openJournal,
  qualitiesOf,
  testFolder,
  valuesOf,
} from './__fixtures__/journals.js';

const day = 24 * 60 * 60 * 1000;

test('changes and baselines are there again after the journal is closed', async () => {
  const folder = await testFolder();
  const first = await openJournal({ folder });
  await begin(first, baseline('a', { 1: 'GREEN', 2: 'GREEN' }));
  await first.append(baseline('a', { 1: 'RED', 2: 'GREEN' }, 1), [change(1, 'GREEN', 'RED')]);
  await first.close();
  const second = await openJournal({ folder });
  expect((await entriesOf(second)).map((entry) => entry.change)).toEqual([change(1, 'GREEN', 'RED')]);
  expect(await second.baseline('print-a')).toEqual(baseline('a', { 1: 'RED', 2: 'GREEN' }, 1));
  expect(await second.baseline('print-b')).toBeUndefined();
  expect(second.watchedSince).toBe(new Date(noon).toISOString());
});

test('a baseline with other settings of the account replaces the one before', async () => {
  const folder = await testFolder();
  const journal = await openJournal({ folder });
  await begin(journal, baseline('a', { 1: 'GREEN' }));
  await begin(journal, { ...baseline('a', { 7: 'GREEN' }), fingerprint: 'other' });
  expect(await journal.baseline('print-a')).toBeUndefined();
  expect((await journal.baseline('other'))?.numbers).toHaveProperty('7');
});

test('a range is limited by time and by positions', async () => {
  const folder = await testFolder();
  let now = noon;
  const journal = await openJournal({ folder, now: () => now });
  await begin(journal, baseline('a', { 1: '0' }));
  const start = await journal.latest();
  for (let at = 1; at <= 6; at += 1) {
    // Two changes a day.
    now = noon + Math.floor((at - 1) / 2) * day;
    await journal.append(baseline('a', { 1: `${at}` }), [
      change((Math.floor((at - 1) / 2) * 24 + ((at - 1) % 2) * 6) * 60, `${at - 1}`, `${at}`),
    ]);
  }
  const entries = await entriesOf(journal);
  const [, second, third, , fifth] = entries.map(({ position }) => position);
  expect(await valuesOf(journal)).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(await valuesOf(journal, { after: start })).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(await valuesOf(journal, { after: second ?? '' })).toEqual(['3', '4', '5', '6']);
  expect(await valuesOf(journal, { after: second ?? '', before: fifth ?? '' })).toEqual(['3', '4']);
  expect(await valuesOf(journal, { from: noon + day, before: fifth ?? '' })).toEqual(['3', '4']);
  expect(await valuesOf(journal, { after: await journal.latest() })).toEqual([]);
  expect((await journal.at([fifth ?? '', third ?? '', start])).map((entry) => entry.change.to)).toEqual(['5', '3']);
  expect(await valuesOf(journal, { after: 'elsewhere' })).toHaveLength(6);
  expect(await valuesOf(journal, { before: 'elsewhere' })).toEqual([]);
  const [count] = await journal.counts({ after: second ?? '', before: fifth ?? '' });
  expect(count).toEqual({ account: 'a', kind: 'quality', direction: 'neutral', count: 2 });
  expect((await journal.counts({ from: noon + 1.25 * day })).map((each) => each.count)).toEqual([3]);
  await journal.append(baseline('a', { 1: '7' }), [change(0, '6', '7')]);
  expect((await journal.counts({})).map((each) => each.count)).toEqual([7]);
});

test('a search that finds nothing ends at the next day after an abort', async () => {
  let now = noon;
  const journal = await openJournal({ folder: await testFolder(), now: () => now });
  await begin(journal, baseline('a', { 1: '0' }));
  for (let days = 0; days < 3; days += 1) {
    now = noon + days * day;
    await journal.append(baseline('a', { 1: `${days}` }), [change(days * 24 * 60, '0', `${days}`)]);
  }
  const calls = new AbortController();
  const tested: (string | undefined)[] = [];
  const filter = ({ to }: { readonly to?: string | undefined }) => {
    tested.push(to);
    calls.abort(new Error('gone'));
    return false;
  };
  const search = async () => {
    for await (const entries of journal.read({ filter }, calls.signal)) expect(entries).toEqual([]);
  };
  await expect(search()).rejects.toThrow('gone');
  expect(tested).toEqual(['2']);
});

test('days beyond the limits are deleted, and changes are watched since the oldest day that is left', async () => {
  const folder = await testFolder();
  let now = noon;
  const journal = await openJournal({ folder, now: () => now, keepDays: 3 });
  await begin(journal, baseline('a', { 1: '0' }));
  for (let at = 1; at <= 6; at += 1) {
    await journal.append(baseline('a', { 1: `${at}` }), [change(0, `${at - 1}`, `${at}`)]);
    now += day;
  }
  expect(await valuesOf(journal)).toEqual(['3', '4', '5', '6']);
  expect(journal.watchedSince).toBe('2026-11-27T00:00:00.000Z');
  await journal.close();
  const { size } = await stat(join(folder, 'changes-2026-11-30.ndjson'));
  const small = await openJournal({ folder, now: () => now, maxBytes: 3 * size });
  expect(await valuesOf(small)).toEqual(['4', '5', '6']);
});

test('a clock that was set back does not change the order of changes', async () => {
  const folder = await testFolder();
  let now = noon;
  const journal = await openJournal({ folder, now: () => now });
  await begin(journal, baseline('a', { 1: '0' }));
  await journal.append(baseline('a', { 1: '1' }), [change(0, '0', '1')]);
  now -= 10 * day;
  await journal.append(baseline('a', { 1: '2' }), [change(-10 * 24 * 60, '1', '2')]);
  await journal.close();
  const next = await openJournal({ folder, now: () => now });
  await next.baseline('print-a');
  await next.append(baseline('a', { 1: '3' }), [change(-10 * 24 * 60, '2', '3')]);
  expect(await valuesOf(next)).toEqual(['1', '2', '3']);
  expect(await valuesOf(next, { from: noon - day })).toEqual(['1']);
  expect((await next.counts({ from: noon - day })).map((each) => each.count)).toEqual([1]);
  expect(await qualitiesOf(next, 'a')).toEqual({ 1: '3' });
});

test('listeners get what is appended, with positions', async () => {
  const journal = await openJournal({ folder: await testFolder() });
  const seen: unknown[] = [];
  const end = journal.onAppend((entries) => void seen.push(...entries));
  await begin(journal, baseline('a', { 1: 'GREEN' }));
  await journal.append(baseline('a', { 1: 'RED' }), [
    change(1, 'GREEN', 'RED'),
    change(1, 'GREEN', 'RED', { numberId: '2' }),
  ]);
  expect(seen).toEqual(await entriesOf(journal));
  end();
  await journal.append(baseline('a', { 1: 'GREEN' }), [change(2, 'RED', 'GREEN')]);
  expect(seen).toHaveLength(2);
});

test('the progress of deliveries is there again after the journal is closed', async () => {
  const folder = await testFolder();
  const first = await openJournal({ folder });
  const state = { position: await first.latest(), waiting: [{ position: 'x', dueAt: noon, attempts: 2 }] };
  expect(await first.deliveries.claim('slack', 1_000)).toBe(true);
  expect(await first.deliveries.save('slack', state)).toBe(true);
  await first.close();
  const second = await openJournal({ folder });
  expect(await second.deliveries.state('slack')).toEqual(state);
  expect(await second.deliveries.state('other')).toBeUndefined();
});
