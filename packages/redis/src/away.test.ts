import type { Budget } from '@wabascope/directory';
import { isRedisMissing, type RedisServer, withRedis } from '@wabascope/redis-server';
import { describe, expect, test } from 'vitest';
import { mostInWindow, redis, replica } from './__fixtures__/replicas.js';
import type { SharedStore } from './index.js';

const budget: Budget = { id: 'acme:somebody', requests: 6, perMs: 200 };

/** Spends what it gets until `isOver`; the moments at which it got a slot. */
async function spendUntil({ pacer }: SharedStore, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver()) {
    const slot = await pacer.take([budget], 'a');
    times.push(performance.now());
    slot.answered();
  }
  return times;
}

/** Three replicas at work while `trouble` goes on; what they spent. */
async function spentDuring(server: RedisServer, trouble: (stores: readonly SharedStore[]) => Promise<void>) {
  const stores = await Promise.all([replica(server.url), replica(server.url), replica(server.url)]);
  let isOver = false;
  // Several at once, or a replica would never reach its limit.
  const work = stores.flatMap((store) => Array.from({ length: 4 }, () => spendUntil(store, () => isOver)));
  await allGetOne(stores);
  await trouble(stores);
  isOver = true;
  return (await Promise.all(work)).flat();
}

async function allAre(ok: boolean, stores: readonly SharedStore[]) {
  await expect
    .poll(async () => (await Promise.all(stores.map((store) => store.ready()))).map((health) => health.ok), {
      timeout: 10_000,
    })
    .toEqual(stores.map(() => ok));
}

/** Every replica gets a slot, however it gets it. */
async function allGetOne(stores: readonly SharedStore[]) {
  for (const { pacer } of stores) (await pacer.take([budget], 'c')).answered();
}

describe.skipIf(isRedisMissing)(withRedis, () => {
  test('killed and started again, the budget holds and calls go on', async () => {
    const server = await redis();
    const times = await spentDuring(server, async (stores) => {
      await server.kill();
      await allAre(false, stores);
      await allGetOne(stores);
      await server.start();
      await allAre(true, stores);
      await allGetOne(stores);
    });
    expect(mostInWindow(times, budget.perMs)).toBeLessThanOrEqual(budget.requests);
  });

  test('frozen and thawed, the budget holds and calls go on', async () => {
    const server = await redis();
    const times = await spentDuring(server, async (stores) => {
      server.freeze();
      await allAre(false, stores);
      await allGetOne(stores);
      server.thaw();
      await allAre(true, stores);
      await allGetOne(stores);
    });
    expect(mostInWindow(times, budget.perMs)).toBeLessThanOrEqual(budget.requests);
  });

  test('restarted in a moment, what was spent before counts although Redis has forgotten it', async () => {
    const server = await redis();
    const times = await spentDuring(server, async (stores) => {
      await server.kill();
      await server.start();
      await allAre(true, stores);
      await allGetOne(stores);
    });
    expect(mostInWindow(times, budget.perMs)).toBeLessThanOrEqual(budget.requests);
  });

  test('away, each replica spends its share: the whole part, or one request in a window that is longer', async () => {
    const server = await redis();
    await server.kill();
    const store = await replica(server.url, 4);
    const spend = async (of: Budget) => {
      const slot = await store.pacer.take([of], 'a');
      slot.answered();
      return performance.now();
    };
    const many = { ...budget, requests: 10, perMs: 300 };
    const few = { id: 'acme:few', requests: 2, perMs: 100 };
    const all = Promise.all(Array.from({ length: 6 }, () => spend(many)));
    const [first = 0, second = 0] = await Promise.all([spend(few), spend(few)]);
    expect(mostInWindow(await all, many.perMs)).toBeLessThanOrEqual(2);
    expect(second - first).toBeGreaterThanOrEqual(200);
  });
});
