import { isRedisMissing, withRedis } from '@wabascope/redis-server';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { redis, replica } from './__fixtures__/replicas.js';
import { openSharedStore } from './index.js';

describe.skipIf(isRedisMissing)(withRedis, () => {
  test('a store that works is ready, by every name of the protocol', async () => {
    const { url } = await redis('p@ss/word');
    expect(await (await replica(url)).ready()).toEqual({ ok: true });
    expect(await (await replica(url.replace('redis:', 'valkey:'))).ready()).toEqual({ ok: true });
  });

  test('the reason contains neither the address nor the password', async () => {
    const { url } = await redis('right');
    const { reason } = await (await replica(url.replace('right', 'wrong-secret'), 4)).ready();
    expect(reason).toBe(
      'Redis rejects the user or the password (WRONGPASS). Check both in the address. Percent-encode special characters, such as %40 for @. Until it is available, each server spends 1/4 of every budget and keeps its own snapshots.',
    );
  });

  test('a Redis that responds but rejects writes is not ready', async () => {
    const { url } = await redis();
    const store = await replica(url);
    const direct = new Redis(url);
    onTestFinished(() => direct.disconnect());
    await direct.config('SET', 'maxmemory', '1');
    await expect.poll(async () => (await store.ready()).reason ?? '').toContain('Redis rejects commands (OOM).');
    await direct.config('SET', 'maxmemory', '0');
    await expect.poll(async () => (await store.ready()).ok).toBe(true);
  });

  test('unavailability and recovery are logged once each', async () => {
    const server = await redis();
    const lines: string[] = [];
    const log = (level: string, message: string) => void lines.push(`${level}: ${message}`);
    const store = await openSharedStore({ url: server.url, replicas: 2, log });
    onTestFinished(() => store.close());
    await server.kill();
    await expect.poll(async () => (await store.ready()).reason ?? '').toContain('(ECONNREFUSED)');
    await server.start();
    await expect.poll(async () => (await store.ready()).ok, { timeout: 5_000 }).toBe(true);
    expect(lines).toEqual([
      'warn: Redis is unavailable. Redis closed the connection.',
      'warn: Redis is available again.',
    ]);
  });
});
