import { expect, test, vi } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';
import type { DirectoryOptions } from '../index.js';

/** A directory of one account, the requests that it has made, and its clock. */
async function open(options: Partial<DirectoryOptions> = {}) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const fetched: string[] = [];
  const state = { status: 'CONNECTED', name: 'Shop' };
  const parts: PluginParts = {
    listNumbers() {
      fetched.push('numbers');
      return page([{ id: '1', wabaId: '7', status: state.status, verifiedName: state.name }]);
    },
    getWabas(_settings, _context, { maxBusinessAgeMs }) {
      fetched.push(`wabas ${maxBusinessAgeMs}`);
      return page([{ id: '7' }]);
    },
  };
  const directory = await directoryOf({ shop: parts }, { now: () => clock.now, ...options });
  const after = async (seconds: number) => {
    fetched.length = 0;
    clock.now += seconds * 1000;
    const { asOf, wabasAsOf } = await directory.listNumbers();
    return { asOf, wabasAsOf };
  };
  return { clock, directory, fetched, state, after };
}

test('WABAs are fetched once an hour, numbers once a minute', async () => {
  const { directory, fetched, after } = await open();
  const start = '2026-01-01T00:00:00.000Z';
  expect(await after(0)).toEqual({ asOf: start, wabasAsOf: start });
  expect(fetched).toEqual(['numbers', 'wabas 86400000']);
  await after(61);
  await vi.waitUntil(async () => (await directory.listNumbers()).asOf === '2026-01-01T00:01:01.000Z');
  expect((await directory.listNumbers()).wabasAsOf).toBe(start);
  expect(fetched).toEqual(['numbers']);
  await after(3_600 - 61);
  await vi.waitUntil(async () => (await directory.listNumbers()).wabasAsOf === '2026-01-01T01:00:00.000Z');
  expect(fetched.sort()).toEqual(['numbers', 'wabas 86400000']);
  await directory.close();
});

test('the ages are options', async () => {
  const { fetched, after } = await open({
    cache: { maxAgeSeconds: 600, wabaMaxAgeSeconds: 30, businessMaxAgeSeconds: 5 },
  });
  await after(0);
  await after(31);
  await vi.waitUntil(() => fetched.length > 0);
  expect(fetched).toEqual(['wabas 5000']);
});

test('a maximum age of 0 fetches numbers, WABAs and businesses', async () => {
  const { directory, fetched, after } = await open();
  await after(0);
  fetched.length = 0;
  await directory.listNumbers({ maxAgeSeconds: 0 });
  expect(fetched).toEqual(['numbers', 'wabas 0']);
});

test.each([
  ['another status', { status: 'BANNED' }, ['numbers', 'wabas 86400000']],
  ['another name', { name: 'Store' }, ['numbers']],
])('after %s of a number, its WABA is fetched if it is older than a minute', async (_, change, expected) => {
  const { directory, fetched, state, after } = await open();
  await after(0);
  Object.assign(state, change);
  await after(61);
  await vi.waitUntil(() => fetched.length >= expected.length);
  await directory.close();
  expect(fetched.sort()).toEqual(expected);
});

test('the background refresh fetches numbers each time, WABAs by their age', async () => {
  vi.useFakeTimers();
  try {
    const { directory, fetched } = await open({ now: Date.now, refresh: { everySeconds: 60 } });
    await vi.advanceTimersByTimeAsync(3_600_000 - 1_000);
    expect(fetched.filter((what) => what !== 'numbers')).toHaveLength(1);
    expect(fetched.filter((what) => what === 'numbers')).toHaveLength(60);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(fetched.filter((what) => what !== 'numbers')).toHaveLength(2);
    await directory.close();
  } finally {
    vi.useRealTimers();
  }
});
