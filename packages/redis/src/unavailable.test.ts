import type { Budget } from '@wabascope/directory';
import { isRedisMissing, type RedisServer, withRedis } from '@wabascope/redis-server';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import { maxInWindow, movableClock, redisUntil, replicaUntil } from './__fixtures__/replicas.js';
import type { SharedStore } from './index.js';

const budget: Budget = { id: 'acme:key', requests: 6, perMs: 200 };

/** Longer than budgets rest after a change, in milliseconds. */
const restMs = 5_000;

/** Three replicas that take slots of one budget, and their Redis. */
interface Scene {
  readonly server: RedisServer;
  /** Waits until each replica has noticed that Redis is unavailable, and has got a slot of its share. */
  allContinueWithout(): Promise<void>;
  /** Waits until Redis is available to each replica, and each has got a slot. */
  allContinueWith(): Promise<void>;
}

/** Three replicas take slots while `disturb` runs. The budget must hold all the time. */
async function expectBudgetHolds(
  { onTestFinished }: TestContext,
  disturb: (scene: Scene) => Promise<void>,
): Promise<void> {
  const server = await redisUntil(onTestFinished);
  const clock = movableClock();
  let timesUnavailable = 0;
  const log = (_: string, message: string) => {
    if (message.startsWith('Redis is unavailable')) timesUnavailable += 1;
  };
  const stores = await Promise.all(
    [1, 2, 3].map(() => replicaUntil(onTestFinished, server.url, { clock: clock.now, log })),
  );
  const times: number[] = [];
  let isOver = false;
  async function spend({ pacer }: SharedStore): Promise<void> {
    while (!isOver) {
      const slot = await pacer.take([budget], 'a');
      times.push(clock.now());
      slot.used();
    }
  }
  // Several at once, or a replica would never reach its limit.
  const work = stores.flatMap((store) => Array.from({ length: 4 }, () => spend(store)));
  const allGetOne = async () => {
    // After a change, budgets rest first.
    clock.forward(restMs);
    for (const { pacer } of stores) (await pacer.take([budget], 'c')).used();
  };
  await allGetOne();
  await disturb({
    server,
    async allContinueWithout() {
      await vi.waitFor(() => expect(timesUnavailable).toBeGreaterThanOrEqual(stores.length), { timeout: 10_000 });
      await allGetOne();
    },
    async allContinueWith() {
      await allReady(stores);
      await allGetOne();
    },
  });
  isOver = true;
  await Promise.all(work);
  expect(maxInWindow(times, budget.perMs)).toBeLessThanOrEqual(budget.requests);
}

async function allReady(stores: readonly SharedStore[]): Promise<void> {
  const health = () => Promise.all(stores.map((store) => store.ready()));
  await vi.waitFor(async () => expect(await health()).toEqual(stores.map(() => ({ ok: true }))), { timeout: 10_000 });
}

// They wait for heartbeats most of the time, so they wait at the same time.
describe.skipIf(isRedisMissing).concurrent(withRedis, () => {
  test('when Redis is killed and started again, the budget holds and calls continue', (context) =>
    expectBudgetHolds(context, async ({ server, allContinueWithout, allContinueWith }) => {
      await server.kill();
      await allContinueWithout();
      await server.start();
      await allContinueWith();
    }));

  test('when Redis is frozen and thawed, the budget holds and calls continue', (context) =>
    expectBudgetHolds(context, async ({ server, allContinueWithout, allContinueWith }) => {
      server.freeze();
      await allContinueWithout();
      server.thaw();
      await allContinueWith();
    }));

  test('when Redis is paused for a while, the budget holds and calls continue', (context) =>
    expectBudgetHolds(context, async ({ server, allContinueWithout, allContinueWith }) => {
      // A paused Redis accepts no command, so the pause cannot be ended early.
      await server.command('CLIENT', 'PAUSE', '2500');
      await allContinueWithout();
      await allContinueWith();
    }));

  test('after a quick restart, slots that were taken before still count although Redis has lost them', (context) =>
    expectBudgetHolds(context, async ({ server, allContinueWith }) => {
      await server.kill();
      await server.start();
      await allContinueWith();
    }));

  test('without Redis, each replica spends its share: whole requests, or one request in a longer window', async ({
    onTestFinished,
  }) => {
    const server = await redisUntil(onTestFinished);
    const clock = movableClock();
    const store = await replicaUntil(onTestFinished, server.url, { replicas: 4, clock: clock.now });
    await server.kill();
    await vi.waitFor(async () => expect(await store.ready()).toMatchObject({ ok: false }));
    clock.forward(restMs);
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
