import type { Budget } from '@wabascope/directory';
import { isRedisMissing, type RedisServer, withRedis } from '@wabascope/redis-server';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import { maxInWindow, redisUntil, replicaUntil } from './__fixtures__/replicas.js';
import type { SharedStore } from './index.js';

const budget: Budget = { id: 'acme:key', requests: 6, perMs: 200 };

/** Takes slots until `isOver`. @returns When it got each of them. */
async function spendUntil({ pacer }: SharedStore, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver()) {
    const slot = await pacer.take([budget], 'a');
    times.push(performance.now());
    slot.used();
  }
  return times;
}

type Disturb = (stores: readonly SharedStore[], server: RedisServer) => Promise<void>;

/** Three replicas take slots while `disturb` runs. The budget must hold all the time. */
async function expectBudgetHolds({ onTestFinished }: TestContext, disturb: Disturb): Promise<void> {
  const server = await redisUntil(onTestFinished);
  const stores = await Promise.all([1, 2, 3].map(() => replicaUntil(onTestFinished, server.url)));
  let isOver = false;
  // Several at once, or a replica would never reach its limit.
  const work = stores.flatMap((store) => Array.from({ length: 4 }, () => spendUntil(store, () => isOver)));
  await allGetOne(stores);
  await disturb(stores, server);
  isOver = true;
  const times = (await Promise.all(work)).flat();
  expect(maxInWindow(times, budget.perMs)).toBeLessThanOrEqual(budget.requests);
}

async function allAre(ok: boolean, stores: readonly SharedStore[]): Promise<void> {
  const health = async () => (await Promise.all(stores.map((store) => store.ready()))).map((each) => each.ok);
  await vi.waitFor(async () => expect(await health()).toEqual(stores.map(() => ok)), { timeout: 10_000 });
}

/** Every replica gets a slot, from Redis or of its share. */
async function allGetOne(stores: readonly SharedStore[]): Promise<void> {
  for (const { pacer } of stores) (await pacer.take([budget], 'c')).used();
}

// They wait most of the time, so they wait at the same time.
describe.skipIf(isRedisMissing).concurrent(withRedis, () => {
  test('when Redis is killed and started again, the budget holds and calls continue', (context) =>
    expectBudgetHolds(context, async (stores, server) => {
      await server.kill();
      await allAre(false, stores);
      await allGetOne(stores);
      await server.start();
      await allAre(true, stores);
      await allGetOne(stores);
    }));

  test('when Redis is frozen and thawed, the budget holds and calls continue', (context) =>
    expectBudgetHolds(context, async (stores, server) => {
      server.freeze();
      await allAre(false, stores);
      await allGetOne(stores);
      server.thaw();
      await allAre(true, stores);
      await allGetOne(stores);
    }));

  test('when Redis is paused for a while, the budget holds and calls continue', (context) =>
    expectBudgetHolds(context, async (stores, server) => {
      // A paused Redis accepts no command, so the pause cannot be ended early.
      await server.command('CLIENT', 'PAUSE', '5000');
      await allAre(false, stores);
      await allGetOne(stores);
      await allAre(true, stores);
      await allGetOne(stores);
    }));

  test('after a quick restart, slots that were taken before still count although Redis has lost them', (context) =>
    expectBudgetHolds(context, async (stores, server) => {
      await server.kill();
      await server.start();
      await allAre(true, stores);
      await allGetOne(stores);
    }));

  test('without Redis, each replica spends its share: whole requests, or one request in a longer window', async ({
    onTestFinished,
  }) => {
    const server = await redisUntil(onTestFinished);
    await server.kill();
    const store = await replicaUntil(onTestFinished, server.url, 4);
    const spend = async (of: Budget) => {
      const slot = await store.pacer.take([of], 'a');
      slot.used();
      return performance.now();
    };
    const many = { ...budget, requests: 10, perMs: 300 };
    const few = { id: 'acme:few', requests: 2, perMs: 100 };
    const all = Promise.all(Array.from({ length: 6 }, () => spend(many)));
    const [first = 0, second = 0] = await Promise.all([spend(few), spend(few)]);
    expect(maxInWindow(await all, many.perMs)).toBeLessThanOrEqual(2);
    expect(second - first).toBeGreaterThanOrEqual(200);
  });
});
