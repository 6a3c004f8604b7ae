import type { Budget } from '@wabascope/directory';
import { isRedisMissing, withRedis } from '@wabascope/redis-server';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { maxInWindow, redis, replica } from './__fixtures__/replicas.js';
import type { SharedStore } from './index.js';

const budget: Budget = { id: 'acme:owner', requests: 5, perMs: 100 };
const hour: Budget = { ...budget, requests: 1, perMs: 3_600_000 };

async function spend({ pacer }: SharedStore, account = 'a', of = budget): Promise<number> {
  const slot = await pacer.take([of], account);
  const at = performance.now();
  slot.used();
  return at;
}

describe.skipIf(isRedisMissing)(withRedis, () => {
  test('no window holds more requests than the budget, over all replicas', async () => {
    const { url } = await redis();
    const stores = await Promise.all([replica(url), replica(url), replica(url)]);
    const times = await Promise.all(stores.flatMap((store) => Array.from({ length: 12 }, () => spend(store))));
    expect(maxInWindow(times, budget.perMs)).toBeLessThanOrEqual(budget.requests);
  });

  test('an unused slot is free immediately, in every replica', async () => {
    const { url } = await redis();
    const [here, there] = await Promise.all([replica(url), replica(url)]);
    for (let count = 0; count < 5; count += 1) (await here.pacer.take([hour], 'a')).unused();
    (await there.pacer.take([hour], 'a')).used();
  });

  test('other budgets are not touched', async () => {
    const { url } = await redis();
    const store = await replica(url);
    await spend(store, 'a', hour);
    await spend(store, 'a', { ...hour, id: 'acme:other' });
  });

  test('accounts take turns', async () => {
    const { url } = await redis();
    const store = await replica(url);
    const order: string[] = [];
    const one = { ...budget, requests: 1, perMs: 5 };
    const calls = [...Array.from({ length: 12 }, () => 'long'), 'short', 'short', 'short'];
    await Promise.all(calls.map((account) => spend(store, account, one).then(() => order.push(account))));
    expect(order.lastIndexOf('short')).toBeLessThanOrEqual(6);
  });

  test('a call aborted while it waits rejects with the reason, and takes no slot', async () => {
    const { url } = await redis();
    const [here, there] = await Promise.all([replica(url), replica(url)]);
    const held = await here.pacer.take([hour], 'a');
    const leave = new AbortController();
    const first = there.pacer.take([hour], 'a', leave.signal);
    const queued = there.pacer.take([hour], 'b', leave.signal);
    leave.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await expect(queued).rejects.toThrow('gone');
    held.unused();
    (await here.pacer.take([hour], 'a')).unused();
  });

  test('a pause set by one replica applies to all, and a shorter one does not end it', async () => {
    const { url } = await redis();
    const [here, there, third] = await Promise.all([replica(url), replica(url), replica(url)]);
    // Redis handles the commands of a connection in order, so the pause has arrived after this.
    const arrived = (store: SharedStore) => spend(store, 'a', { ...budget, id: 'acme:other' });
    const from = performance.now();
    here.pacer.pause([budget], 800);
    await arrived(here);
    there.pacer.pause([budget], 50);
    await arrived(there);
    for (const store of [third, there, here]) expect((await spend(store)) - from).toBeGreaterThanOrEqual(799);
  });

  test('no window of any budget holds more requests than it allows, over all replicas and kinds of requests', async () => {
    const { url } = await redis();
    const stores = await Promise.all([replica(url), replica(url), replica(url)]);
    const longer: Budget = { id: 'acme:1', requests: 12, perMs: 400 };
    const scoped: Budget = { id: 'acme:2', requests: 2, perMs: 90 };
    const kinds = [[budget], [budget, longer], [budget, longer, scoped]];
    const spent = await Promise.all(
      stores.flatMap(({ pacer }) =>
        Array.from({ length: 15 }, async (_, count) => {
          const budgets = kinds[count % kinds.length] ?? [];
          const slot = await pacer.take(budgets, `a${count % 2}`);
          const at = performance.now();
          slot.used();
          return { at, budgets };
        }),
      ),
    );
    for (const each of [budget, longer, scoped]) {
      const times = spent.filter(({ budgets }) => budgets.includes(each)).map(({ at }) => at);
      expect(times.length).toBeGreaterThan(each.requests);
      expect(maxInWindow(times, each.perMs)).toBeLessThanOrEqual(each.requests);
    }
  });

  test('a request that waits for one of its budgets takes nothing of the others, in any replica', async () => {
    const { url } = await redis();
    const [here, there] = await Promise.all([replica(url), replica(url)]);
    await spend(here, 'a', hour);
    const other: Budget = { id: 'acme:other', requests: 1, perMs: 3_600_000 };
    const leave = new AbortController();
    const waiting = there.pacer.take([other, hour], 'a', leave.signal);
    for (const store of [here, there]) (await store.pacer.take([other], 'b')).unused();
    leave.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    (await here.pacer.take([other], 'b')).unused();
  });

  test('what was not used of several budgets is free at once', async () => {
    const { url } = await redis();
    const [here, there] = await Promise.all([replica(url), replica(url)]);
    const both = [hour, { ...hour, id: 'acme:other' }];
    for (const store of [here, there, here]) (await store.pacer.take(both, 'a')).unused();
  });

  test('a pause concerns the budgets that counted the request, and no other', async () => {
    const { url } = await redis();
    const [here, there] = await Promise.all([replica(url), replica(url)]);
    const [one, two, three] = ['one', 'two', 'three'].map((id): Budget => ({ ...budget, id: `acme:${id}` }));
    if (one === undefined || two === undefined || three === undefined) throw new Error('There are three.');
    const from = performance.now();
    here.pacer.pause([one, two], 700);
    await spend(here, 'a', three);
    expect((await spend(there, 'a', two)) - from).toBeGreaterThanOrEqual(699);
    expect((await spend(there, 'a', one)) - from).toBeGreaterThanOrEqual(699);
    here.pacer.pause([one], 60_000);
    await spend(there, 'a', two);
    await spend(here, 'a', two);
  });

  test('closing rejects those who wait', async () => {
    const { url } = await redis();
    const store = await replica(url);
    await spend(store, 'a', hour);
    const waiting = [store.pacer.take([hour], 'a'), store.pacer.take([hour], 'b')];
    store.pacer.close(new Error('over'));
    for (const each of waiting) await expect(each).rejects.toThrow('over');
  });

  test('every key expires, and keys do not reveal the owner of a budget', async () => {
    const { url } = await redis();
    const store = await replica(url);
    await spend(store, 'a', hour);
    store.pacer.pause([hour], 60_000);
    const client = new Redis(url);
    onTestFinished(() => client.disconnect());
    await expect.poll(() => client.keys('*pause*')).toHaveLength(1);
    const keys = await client.keys('*');
    expect(keys.length).toBeGreaterThanOrEqual(2);
    for (const key of keys) expect(await client.pttl(key)).toBeGreaterThan(0);
    expect(keys.join()).not.toContain('owner');
  });
});
