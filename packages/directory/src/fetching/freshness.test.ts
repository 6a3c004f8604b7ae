import { ProviderError } from '@wabascope/core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { setUp } from '../__fixtures__/slow-account.js';

const hour = 3_600_000;

/** Stops the clock of the process; `vi.advanceTimersByTime` turns it on. */
function stopProcessClock(): void {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
}

test.each([1, 5_000, hour, 30 * 24 * hour])(
  'a clock that is set back by %i ms: maxAgeSeconds 0 fetches',
  async (ms) => {
    const { fetches, clock, ids, started, firstFetch } = await setUp();
    await firstFetch();
    clock.now -= ms;
    const now = ids({ maxAgeSeconds: 0 });
    await started(2);
    fetches[1]?.succeed();
    expect(await now).toEqual(['2']);
  },
);

test('setting the clock back by an hour does not make old snapshots fresh', async () => {
  const { fetches, clock, ids, started, firstFetch } = await setUp();
  await firstFetch();
  clock.now -= hour;
  expect(await ids()).toEqual(['1']);
  await started(2);
  fetches[1]?.succeed();
  await vi.waitUntil(async () => (await ids())[0] === '2');
  clock.now += 59_000;
  expect(await ids()).toEqual(['2']);
  expect(fetches).toHaveLength(2);
  clock.now += 2_000;
  await ids();
  await started(3);
});

test('snapshots age although the clock stops or is set back a little', async () => {
  stopProcessClock();
  const { fetches, clock, ids, started, firstFetch } = await setUp();
  await firstFetch();
  clock.now -= 9_000;
  vi.advanceTimersByTime(59_000);
  expect(await ids({ maxAgeSeconds: 60 })).toEqual(['1']);
  vi.advanceTimersByTime(2_000);
  const next = ids({ maxAgeSeconds: 60 });
  await started(2);
  fetches[1]?.succeed();
  expect(await next).toEqual(['2']);
});

test('a snapshot from before the clock was set back is never in the future', async () => {
  const { fetches, clock, directory, started, firstFetch } = await setUp();
  await firstFetch();
  clock.now -= hour;
  const failing = directory.listNumbers({ maxAgeSeconds: 0 });
  await started(2);
  fetches[1]?.fail(new ProviderError('unavailable', 'Acme is down.'));
  expect(await failing).toMatchObject({ numbers: [{ id: '1' }], asOf: '2025-12-31T23:00:00.000Z' });
  expect(directory.accounts()).toMatchObject([{ lastFetchedAt: '2025-12-31T23:00:00.000Z' }]);
});
