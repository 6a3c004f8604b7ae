import { createHash } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Budget, Snapshot } from '@wabascope/directory';
import { isRedisMissing, withRedis } from '@wabascope/redis-server';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { redis, replica } from './__fixtures__/replicas.js';

const year = 365 * 24 * 3_600_000;
const place = '{wabascope:1}:numbers:acme:a:digest';
const key = 'acme:a:digest';
const snapshot: Snapshot<{ id: string }> = { attemptedAt: 1, fetchedAt: 1, items: [{ id: 'one' }], warnings: [] };
const budget: Budget = { id: 'acme:owner', requests: 1, perMs: 3_600_000 };
const digest = createHash('sha256').update(budget.id).digest('base64url');
const repeat = `return redis.call('hset', KEYS[1], ARGV[1], string.rep(ARGV[2], ARGV[3]))`;
const never = new AbortController().signal;

/** A replica, and another client that writes to its Redis. */
async function setUp() {
  const { url } = await redis();
  const { pacer, stores, ready } = await replica(url);
  const other = new Redis(url);
  onTestFinished(() => other.disconnect());
  return { url, pacer, numbers: stores.numbers, ready, other };
}

describe.skipIf(isRedisMissing)(withRedis, () => {
  type Write = (other: Redis) => Promise<unknown>;
  const text =
    (value: string): Write =>
    (other) =>
      other.hset(place, { attemptedAt: '2', snapshot: value });
  const repeated =
    (field: string, piece: string, times: number): Write =>
    async (other) => {
      await other.hset(place, { attemptedAt: '2', snapshot: JSON.stringify(snapshot) });
      const part = piece.repeat(1_000);
      await other.eval(repeat, 1, place, field, part, times / 1_000);
    };
  const unreadable: [string, Write][] = [
    ['no snapshot', (other) => other.hset(place, { attemptedAt: '2' })],
    ['no time', (other) => other.hset(place, { snapshot: JSON.stringify(snapshot) })],
    ['an empty text', text('')],
    ['half a text', text('{"attemptedAt":2,"items":[')],
    ['null', text('null')],
    ['a number', text('5')],
    ['no items', text('{}')],
    ['items of no length', text('{"items":{"length":"x"}}')],
    ['items of a negative length', text('{"items":{"length":-9}}')],
    ['65 levels', text(`${'['.repeat(65)}${']'.repeat(65)}`)],
    ['8 MB of [', repeated('snapshot', '[', 8_000_000)],
    ['8 MB of {"a":', repeated('snapshot', '{"a":', 1_600_000)],
    ['8 MB of [],', text(`[${'[],'.repeat(2_600_000)}0]`)],
    ['8 MB of digits', text(`[${'1,'.repeat(4_000_000)}1]`)],
    ['50 MB of text', repeated('snapshot', 'x', 50_000_000)],
    ['a time of 50 MB', repeated('attemptedAt', '9', 50_000_000)],
    ['a string in place of a hash', (other) => other.set(place, 'x')],
    ['a list in place of a hash', (other) => other.lpush(place, 'x')],
  ];
  test.each(unreadable)('%s: the snapshot read before is kept, and the next one replaces it', async (_, write) => {
    const { url, numbers, other } = await setUp();
    const later = (await replica(url)).stores.numbers;
    await numbers.set(key, snapshot);
    await other.del(place);
    await write(other);
    const stalls = monitorEventLoopDelay({ resolution: 1 });
    stalls.enable();
    expect(await numbers.get(key)).toEqual(snapshot);
    expect(await later.get(key)).toBeUndefined();
    stalls.disable();
    expect(stalls.max / 1e6).toBeLessThan(1_000);
    const next = { ...snapshot, attemptedAt: 3 };
    // While Redis is busy with much text, it may count as unavailable for a moment.
    const shared = () => numbers.set(key, next).then(() => later.get(key));
    await expect.poll(shared, { timeout: 10_000 }).toEqual(next);
    expect(await other.pttl(place)).toBeGreaterThan(0);
    expect((await other.hkeys(place)).sort()).toEqual(['attemptedAt', 'snapshot']);
  });

  test.each(['1e20', '-1', 'NaN', 'x', '', '0'])('with %j as its time, a snapshot is read only once', async (time) => {
    const { numbers, other } = await setUp();
    await numbers.set(key, { ...snapshot, attemptedAt: 5 });
    await other.hset(place, { attemptedAt: time, snapshot: JSON.stringify(snapshot) });
    const first = await numbers.get(key);
    expect(first).toEqual(snapshot);
    expect(await numbers.get(key)).toBe(first);
  });

  test('a snapshot of more than 400,000 values is kept by its process, and neither shared nor read by others', async () => {
    const { url, numbers, other } = await setUp();
    const later = (await replica(url)).stores.numbers;
    const large = { ...snapshot, items: [{ id: 'one', extensions: { acme: { list: Array(400_001).fill(1) } } }] };
    await numbers.set(key, large);
    expect(await numbers.get(key)).toBe(large);
    expect(await other.exists(place)).toBe(0);
    await other.hset(place, { attemptedAt: '2', snapshot: JSON.stringify(large) });
    expect(await later.get(key)).toBeUndefined();
  });

  test('text that cannot be read is read once', async () => {
    const { numbers, other } = await setUp();
    await numbers.set(key, snapshot);
    await other.hset(place, { attemptedAt: '2', snapshot: '[' });
    await numbers.get(key);
    await other.hset(place, { snapshot: JSON.stringify({ ...snapshot, attemptedAt: 2 }) });
    expect(await numbers.get(key)).toEqual(snapshot);
  });

  test('brackets and quotes within strings do not count as levels', async () => {
    const { url, numbers } = await setUp();
    const odd = { ...snapshot, items: [{ id: `\\"${'['.repeat(100)}\\` }, { id: '{'.repeat(100) }] };
    await numbers.set(key, odd);
    expect(await (await replica(url)).stores.numbers.get(key)).toEqual(odd);
  });

  test('locks without an expiry, for a year, or of another type delay a caller no longer than our own locks', async () => {
    const { numbers, other } = await setUp();
    await other.set('{wabascope:1}:mutex:numbers:a', 'x');
    await other.set('{wabascope:1}:mutex:numbers:b', 'x', 'PX', year);
    await other.lpush('{wabascope:1}:mutex:numbers:c', 'x');
    const calls = ['a', 'b', 'c'].map((name) => numbers.exclusively(name, async () => name, never));
    expect(await Promise.all(calls)).toEqual(['a', 'b', 'c']);
  });

  test.each<[string, Write]>([
    ['without an expiry', (other) => other.set(`{wabascope:1}:pause:${digest}`, '')],
    ['for a year', (other) => other.set(`{wabascope:1}:pause:${digest}`, '', 'PX', year)],
    ['of another type', (other) => other.lpush(`{wabascope:1}:pause:${digest}`, 'x')],
  ])('a pause %s is shortened to one minute, the maximum', async (_, write) => {
    const { pacer, other } = await setUp();
    await write(other);
    const taking = pacer.take([budget], 'a');
    const name = `{wabascope:1}:pause:${digest}`;
    const limit = () => other.pttl(name);
    await expect.poll(limit).toBeGreaterThan(50_000);
    await expect.poll(limit).toBeLessThanOrEqual(60_000);
    await other.pexpire(name, 1);
    (await taking).unused();
  });

  test.each<[string, Write]>([
    ['taken a year from now', (other) => other.zadd(`{wabascope:1}:slots:${digest}`, Date.now() + year, 'x')],
    ['taken for ever', (other) => other.zadd(`{wabascope:1}:slots:${digest}`, '+inf', 'x')],
    ['that are a string', (other) => other.set(`{wabascope:1}:slots:${digest}`, 'x')],
    ['that are a hash', (other) => other.hset(`{wabascope:1}:slots:${digest}`, { x: 1 })],
  ])('slots of a budget %s are freed', async (_, write) => {
    const { pacer, ready, other } = await setUp();
    await write(other);
    (await pacer.take([budget], 'a')).unused();
    expect(await ready()).toEqual({ ok: true });
  });
});
