import { isRedisMissing, type RedisServer, withRedis } from '@wabascope/redis-server';
import { describe, expect, test } from 'vitest';
import { redis, replica } from './__fixtures__/replicas.js';

const key = 'acme:a:digest';
const snapshot = { attemptedAt: 1, fetchedAt: 1, items: [], warnings: [] };

/** The store reports `reason`, and neither reads database 0 nor writes to it. */
async function expectUnused(server: RedisServer, url: string, reason: string) {
  const other = await replica(server.url);
  await other.stores.numbers.set(key, snapshot);
  const before = await keysOf(server);
  const store = await replica(url);
  const { numbers } = store.stores;
  expect((await store.ready()).reason).toContain(reason);
  expect(await numbers.get(key)).toBeUndefined();
  await numbers.set('acme:b:digest', snapshot);
  await numbers.exclusively('acme:b:digest', async () => {}, new AbortController().signal);
  expect(await keysOf(server)).toEqual(before);
  return store;
}

/** Without those of heartbeats, which come and go. */
async function keysOf(server: RedisServer): Promise<string[]> {
  const keys = (await server.command('KEYS', '*')).split('\n');
  return keys.filter((name) => name !== '' && !/:(heartbeat|slots:)/.test(name)).sort();
}

describe.skipIf(isRedisMissing)(withRedis, () => {
  test('a database that does not exist is never replaced by database 0', async () => {
    const server = await redis(undefined, ['--databases', '1']);
    await expectUnused(server, `${server.url}/1`, 'Redis rejects the database (ERR). Check the number at the end');
  });

  test('a user who must not select a database never uses database 0, and the database once it is allowed', async () => {
    const server = await redis();
    await server.command('ACL', 'SETUSER', 'app', 'on', '>word', '~*', '+@all', '-select');
    const url = `${server.url.replace('//', '//app:word@')}/3`;
    const store = await expectUnused(server, url, 'Redis rejects the database (NOPERM).');
    await server.command('ACL', 'SETUSER', 'app', '+select');
    await expect.poll(() => store.ready(), { timeout: 5_000 }).toEqual({ ok: true });
    await store.stores.numbers.set('acme:c:digest', snapshot);
    expect(await server.command('INFO', 'keyspace')).toMatch(/db3:keys=/);
  });
});
