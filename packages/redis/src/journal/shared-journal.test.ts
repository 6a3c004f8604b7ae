import type { Baseline, Change, Journal } from '@wabascope/changes';
import { isRedisMissing, withRedis } from '@wabascope/redis-server';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { redis, replica } from '../__fixtures__/replicas.js';

const minute = 60_000;
const day = 24 * 60 * minute;
// On the same day as the changes are appended, so that counts of whole days do not contain them.
const start = Math.max(Math.floor(Date.now() / minute) * minute - 60 * minute, Math.floor(Date.now() / day) * day);
const time = (minutes: number) => new Date(start + minutes * minute).toISOString();

function change(minutes: number, from: string, to: string, more: Partial<Change> = {}): Change {
  const { account = 'a', numberId = '1' } = more;
  const facts = { account, provider: 'acme', kind: 'quality', direction: 'worse', numberId } as const;
  return {
    id: `${account} ${numberId} ${to}`,
    seenAt: time(minutes),
    since: time(minutes - 1),
    ...facts,
    number: `+65 8000 000${numberId}`,
    name: 'Acme 大阪',
    from,
    to,
    ...more,
  };
}

function baseline(account: string, qualities: Readonly<Record<string, string>>): Baseline {
  const numbers = Object.entries(qualities).map(
    ([id, quality]) =>
      [id, { number: `+65 8000 000${id}`, quality, facts: 3, missing: { since: time(0), fetches: 1 } }] as const,
  );
  return {
    fingerprint: `acme:${account}:digest`,
    account,
    provider: 'acme',
    mapping: { numbers: '1' },
    numbersAt: time(0),
    failing: { since: time(0), fetches: 2, code: 'auth' },
    numbers: Object.fromEntries(numbers),
    wabas: { w: { name: 'Acme '.repeat(199).trim(), reported: { status: 'OK' } } },
  };
}

/** A journal as one server with these accounts has it. */
async function journalOf(url: string, accounts: readonly string[] = ['a', 'b'], keepDays?: number): Promise<Journal> {
  const journal = (await replica(url)).journal({ keepDays });
  journal.watch?.(accounts.map((account) => `acme:${account}:digest`));
  return journal;
}

async function append(journal: Journal, next: Baseline, ...changes: readonly Change[]): Promise<void> {
  await journal.baseline(next.fingerprint);
  await journal.append(next, changes);
}

async function valuesOf(journal: Journal, range: Parameters<Journal['read']>[0] = {}) {
  const values: (string | undefined)[] = [];
  for await (const batch of journal.read(range)) values.push(...batch.map((entry) => entry.change.to));
  return values;
}

function client(url: string): Redis {
  const direct = new Redis(url);
  onTestFinished(() => direct.disconnect());
  return direct;
}

describe.skipIf(isRedisMissing)(withRedis, () => {
  test('what one replica appends, the others read, as it was', async () => {
    const { url } = await redis();
    const [here, there] = await Promise.all([journalOf(url), journalOf(url)]);
    const detailed = change(1, 'GREEN', 'RED', {
      name: 'A'.repeat(1_000),
      reasons: ['number-banned'],
      count: 3,
      wabaId: 'w',
    });
    const { to: _, ...gone } = change(2, 'RED', 'x', { kind: 'number-gone' });
    await append(here, baseline('a', { 1: 'RED' }), detailed, gone);
    expect(await there.baseline('acme:a:digest')).toEqual(baseline('a', { 1: 'RED' }));
    const entries = [];
    for await (const batch of there.read({})) entries.push(...batch);
    expect(entries.map((entry) => entry.change)).toEqual([gone, detailed]);
    expect(await here.at([entries[1]?.position ?? '', 'elsewhere'])).toMatchObject([{ change: detailed }]);
    expect(await there.baseline('acme:b:digest')).toBeUndefined();
  });

  test('a change that two replicas find is appended once', async () => {
    const { url } = await redis();
    const [here, there] = await Promise.all([journalOf(url), journalOf(url)]);
    await append(here, baseline('a', { 1: 'GREEN' }));
    await Promise.all([here.baseline('acme:a:digest'), there.baseline('acme:a:digest')]);
    const appended = await Promise.allSettled(
      [here, there].map((journal) => journal.append(baseline('a', { 1: 'RED' }), [change(1, 'GREEN', 'RED')])),
    );
    expect(appended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await valuesOf(here)).toEqual(['RED']);
    expect(await there.baseline('acme:a:digest')).toEqual(baseline('a', { 1: 'RED' }));
  });

  test('a configuration with other settings reads nothing of it', async () => {
    const { url } = await redis();
    const [here, other, none] = await Promise.all([journalOf(url, ['a']), journalOf(url, ['b']), journalOf(url, [])]);
    await append(here, baseline('a', { 1: 'RED' }), change(1, 'GREEN', 'RED'));
    await append(other, baseline('b', { 1: 'YELLOW' }), change(1, 'GREEN', 'YELLOW', { account: 'b' }));
    expect(await valuesOf(here)).toEqual(['RED']);
    expect(await valuesOf(other)).toEqual(['YELLOW']);
    expect(await other.counts({})).toMatchObject([{ account: 'b', count: 1 }]);
    expect(await valuesOf(none)).toEqual([]);
    expect(await none.counts({})).toEqual([]);
    await here.deliveries.claim('slack', minute);
    await here.deliveries.save('slack', { position: 'x', waiting: [] });
    expect(await other.deliveries.claim('slack', minute)).toBe(true);
    expect(await other.deliveries.state('slack')).toBeUndefined();
  });

  test('changes of several accounts are in the order in which they were appended, in any range', async () => {
    const { url } = await redis();
    const journal = await journalOf(url);
    const nothing = await journal.latest();
    let known = { a: '0', b: '0' };
    const positions: string[] = [];
    journal.onAppend((entries) => void positions.push(...entries.map(({ position }) => position)));
    for (let value = 1; value <= 60; value += 1) {
      const account = value % 3 === 0 ? 'b' : 'a';
      await append(
        journal,
        baseline(account, { 1: `${value}` }),
        change(value, known[account], `${value}`, { account }),
      );
      known = { ...known, [account]: `${value}` };
    }
    const all = Array.from({ length: 60 }, (_, index) => `${60 - index}`);
    expect(await valuesOf(journal)).toEqual(all);
    expect(await valuesOf(journal, { after: nothing })).toEqual(all);
    expect(await valuesOf(journal, { after: await journal.latest() })).toEqual([]);
    const [after = '', before = ''] = [positions[9], positions[49]];
    expect(await valuesOf(journal, { after, before })).toEqual(all.slice(11, 50));
    expect(await valuesOf(journal, { from: start + 31 * minute })).toEqual(all.slice(0, 30));
    expect(await valuesOf(journal, { before: 'elsewhere' })).toEqual([]);
    const sum = async (range: Parameters<Journal['counts']>[0]) =>
      (await journal.counts(range)).map(({ account, count }) => `${account} ${count}`).sort();
    expect(await sum({})).toEqual(['a 40', 'b 20']);
    expect(await sum({ after, before })).toEqual(['a 26', 'b 13']);
    expect(await sum({ from: start + 31 * minute })).toEqual(['a 20', 'b 10']);
  });

  test('days beyond the limit are deleted with their counts', async () => {
    const { url } = await redis();
    const direct = client(url);
    const journal = await journalOf(url, ['a'], 2);
    const fields = ['k', 'quality', 'd', 'worse', 'a', 'a', 'i', 'old', 't', time(0), 's', time(0), 'p', 'acme'];
    for (const days of [5, 4, 1]) {
      const ms = Date.now() - days * day;
      await direct.xadd('{wabascope:1}:changes:acme:a:digest', `${ms}-0`, ...fields, 'o', `${days}`);
      await direct.hset('{wabascope:1}:change-counts:acme:a:digest', `${Math.floor(ms / day)} quality worse a`, 1);
    }
    await append(journal, baseline('a', { 1: 'RED' }), change(1, 'GREEN', 'RED'));
    expect(await valuesOf(journal)).toEqual(['RED', '1']);
    expect(await journal.counts({})).toMatchObject([{ count: 2 }]);
    const keys = await direct.keys('*');
    for (const key of keys) expect(await direct.pttl(key)).toBeGreaterThan(0);
  });

  test('no change and no baseline contains a number that was forgotten', async () => {
    const { url } = await redis();
    const [here, there] = await Promise.all([journalOf(url), journalOf(url)]);
    await append(
      here,
      baseline('a', { 1: 'RED', 2: 'RED' }),
      change(1, 'GREEN', 'RED'),
      change(1, 'GREEN', 'RED', { numberId: '2' }),
    );
    await append(here, baseline('b', { 1: 'RED' }), change(1, 'GREEN', 'RED', { account: 'b' }));
    expect(await there.forget('+65 8000-0001')).toBe(2);
    expect(await there.forget('6580000001')).toBe(0);
    expect(await here.counts({})).toMatchObject([{ account: 'a', count: 1 }]);
    const known = await here.baseline('acme:a:digest');
    expect(Object.keys(known?.numbers ?? {})).toEqual(['2']);
    expect(Object.keys((await here.baseline('acme:b:digest'))?.numbers ?? {})).toEqual([]);
    const direct = client(url);
    for (const stream of await direct.keys('*:changes:*')) {
      expect(JSON.stringify(await direct.xrange(stream, '-', '+'))).not.toContain('8000 0001');
    }
  });

  test('one replica at a time delivers to a receiver, and saves', async () => {
    const { url } = await redis();
    const [here, there] = await Promise.all([journalOf(url), journalOf(url)]);
    const state = { position: '1-0.', waiting: [{ position: '2-0.x', dueAt: 5, attempts: 1 }] };
    expect(await here.deliveries.claim('slack', minute)).toBe(true);
    expect(await there.deliveries.claim('slack', minute)).toBe(false);
    expect(await here.deliveries.claim('slack', 1)).toBe(true);
    await expect.poll(() => there.deliveries.claim('slack', minute)).toBe(true);
    expect(await there.deliveries.save('slack', state)).toBe(true);
    expect(await here.deliveries.save('slack', { ...state, waiting: [] })).toBe(false);
    expect(await here.deliveries.state('slack')).toEqual(state);
  });

  test('values of other programs are ignored or replaced', async () => {
    const { url } = await redis();
    const direct = client(url);
    const journal = await journalOf(url, ['a']);
    await append(journal, baseline('a', { 1: 'GREEN' }), change(1, 'RED', 'GREEN', { name: 'Be\u202egin\u0007' }));
    const stream = '{wabascope:1}:changes:acme:a:digest';
    await direct.xadd(stream, '*', 'x', 'y');
    await direct.xadd(stream, '*', 'k', 'quality', 'd', 'worse');
    expect(await valuesOf(journal)).toEqual(['GREEN']);
    for await (const [entry] of journal.read({})) expect(entry?.change.name).toBe('Begin');
    await direct.hset('{wabascope:1}:baseline:acme:a:digest', { revision: 'x', head: '{', rows: 'AAAA' });
    expect(await journal.baseline('acme:a:digest')).toBeUndefined();
    await direct.xadd(stream, '9999999999999999-1', 'x', 'y');
    await direct.set('{wabascope:1}:last-change', '9999999999999999-1');
    await append(journal, baseline('a', { 1: 'RED' }), change(2, 'GREEN', 'RED'));
    expect(await valuesOf(journal)).toEqual(['RED']);
    for (const key of await direct.keys('*')) await direct.del(key).then(() => direct.lpush(key, 'x'));
    expect(await journal.baseline('acme:a:digest')).toBeUndefined();
    await journal.append(baseline('a', { 1: 'BLUE' }), [change(3, 'RED', 'BLUE')]);
    expect(await valuesOf(journal)).toEqual(['BLUE']);
  });

  test('while Redis is unavailable, everything is rejected, and nothing is lost when it is available again', async () => {
    const server = await redis();
    const store = await replica(server.url);
    const journal = store.journal();
    journal.watch?.(['acme:a:digest']);
    await server.kill();
    await expect.poll(async () => (await store.ready()).ok).toBe(false);
    await expect(journal.baseline('acme:a:digest')).rejects.toThrow('Redis');
    await expect(valuesOf(journal)).rejects.toThrow('Redis');
    await server.start();
    await expect.poll(async () => (await store.ready()).ok).toBe(true);
    await append(journal, baseline('a', { 1: 'RED' }), change(1, 'GREEN', 'RED'));
    expect(await valuesOf(journal)).toEqual(['RED']);
  });
});
