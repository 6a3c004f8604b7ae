import type { Snapshot, SnapshotStores } from '@wabascope/directory';
import { isRedisMissing, withRedis } from '@wabascope/redis-server';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { redis, replica } from './__fixtures__/replicas.js';

type Numbers = SnapshotStores['numbers'];
const key = 'acme:a:digest';
const never = new AbortController().signal;

function snapshot(attemptedAt: number, ...ids: string[]): Snapshot<{ id: string }> {
  return { attemptedAt, fetchedAt: attemptedAt, items: ids.map((id) => ({ id })), warnings: [] };
}

async function two(): Promise<{ url: string; here: Numbers; there: Numbers }> {
  const { url } = await redis();
  const [here, there] = await Promise.all([replica(url), replica(url)]);
  return { url, here: here.stores.numbers, there: there.stores.numbers };
}

function client(url: string): Redis {
  const direct = new Redis(url);
  onTestFinished(() => direct.disconnect());
  return direct;
}

describe.skipIf(isRedisMissing)(withRedis, () => {
  test('what one replica keeps, the others get, as the same object until there is a newer one', async () => {
    const { here, there } = await two();
    expect(await there.get(key)).toBeUndefined();
    await here.set(key, snapshot(1, 'one'));
    const [first, second] = await Promise.all([there.get(key), there.get(key)]);
    expect(first).toEqual(snapshot(1, 'one'));
    expect(second).toBe(first);
    expect(await there.get(key)).toBe(first);
    await here.set(key, snapshot(2, 'one', 'two'));
    expect(await there.get(key)).toEqual(snapshot(2, 'one', 'two'));
  });

  test('what could not be written is written when Redis is available again', async () => {
    const server = await redis();
    const [here, there] = await Promise.all([replica(server.url), replica(server.url)]);
    await server.kill();
    await here.stores.numbers.set(key, snapshot(1, 'one'));
    await server.start();
    await expect.poll(() => there.stores.numbers.get(key), { timeout: 10_000 }).toEqual(snapshot(1, 'one'));
  });

  test('numbers and WABAs of one account are stored separately', async () => {
    const { url } = await redis();
    const { stores } = await replica(url);
    await stores.numbers.set(key, snapshot(1, 'one'));
    expect(await (await replica(url)).stores.wabas.get(key)).toBeUndefined();
  });

  test('a snapshot that is too large for Redis is kept by the replica that fetched it', async () => {
    const { url, here, there } = await two();
    const large = snapshot(1, 'x'.repeat(9 * 1024 * 1024));
    await here.set(key, large);
    expect(await here.get(key)).toBe(large);
    expect(await there.get(key)).toBeUndefined();
    expect(await client(url).keys('*acme*')).toEqual([]);
  });

  test('values of other clients are ignored', async () => {
    const { url, here, there } = await two();
    await here.set(key, snapshot(1, 'one'));
    const direct = client(url);
    const [place = ''] = await direct.keys('*acme*');
    expect(await direct.pttl(place)).toBeGreaterThan(0);
    await direct.hset(place, 'snapshot', '{');
    expect(await there.get(key)).toBeUndefined();
    expect(await here.get(key)).toEqual(snapshot(1, 'one'));
  });

  test('one replica fetches at a time, also if one fails', async () => {
    const { here, there } = await two();
    let underWay = 0;
    const most: number[] = [];
    const fetchOnce = (fails: boolean) => async () => {
      underWay += 1;
      most.push(underWay);
      await here.get(key);
      underWay -= 1;
      if (fails) throw new Error('no response');
    };
    const outcomes = await Promise.allSettled([
      here.exclusively(key, fetchOnce(true), never),
      there.exclusively(key, fetchOnce(false), never),
      here.exclusively('acme:b:digest', async () => 'another', never),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(most).toEqual([1, 1]);
  });

  test('an abort while another replica fetches rejects with its reason', async () => {
    const { here, there } = await two();
    const leave = new AbortController();
    await here.exclusively(
      key,
      async () => {
        const waiting = there.exclusively(key, async () => {}, leave.signal);
        leave.abort(new Error('gone'));
        await expect(waiting).rejects.toThrow('gone');
      },
      never,
    );
  });

  test('a long fetch keeps its lock, and a replica that dies during a fetch blocks no other', async () => {
    const { url } = await redis();
    const [here, there] = await Promise.all([replica(url), replica(url)]);
    const direct = client(url);
    const events: string[] = [];
    let waiting: Promise<unknown> = Promise.resolve();
    await here.stores.numbers.exclusively(
      key,
      async () => {
        waiting = there.stores.numbers.exclusively(key, async () => events.push('there'), never);
        const [name = ''] = await direct.keys('*mutex*');
        const prolonged = async () => (await direct.pttl(name)) > 4_500;
        await expect.poll(prolonged, { timeout: 5_000 }).toBe(false);
        await expect.poll(prolonged, { timeout: 5_000 }).toBe(true);
        events.push('here');
        // For Redis, the process has ended.
        await here.close();
      },
      never,
    );
    await waiting;
    expect(events).toEqual(['here', 'there']);
  });

  test('without Redis, each replica keeps its own snapshots, and fetches without waiting', async () => {
    const server = await redis();
    const store = await replica(server.url);
    const { numbers } = store.stores;
    await numbers.set(key, snapshot(1, 'one'));
    await numbers.exclusively(
      key,
      async () => {
        server.freeze();
        expect(await numbers.get(key)).toEqual(snapshot(1, 'one'));
        await numbers.set(key, snapshot(2, 'two'));
        expect(await numbers.exclusively(key, async () => 'fetched', never)).toBe('fetched');
        await server.kill();
        expect(await numbers.get(key)).toEqual(snapshot(2, 'two'));
      },
      never,
    );
    expect(await numbers.exclusively(key, async () => 'fetched again', never)).toBe('fetched again');
  });
});
