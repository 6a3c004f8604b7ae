import { expect, test, vi } from 'vitest';
import { setUp } from '../__fixtures__/slow-account.js';

test('a caller who leaves does not disturb those who still wait', async () => {
  const { asks, directory, asked, ids } = await setUp();
  const leave = new AbortController();
  const left = directory.listNumbers({}, { signal: leave.signal });
  const stays = ids();
  await asked(1);
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(asks[0]?.signal?.aborted).toBe(false);
  asks[0]?.answer();
  expect(await stays).toEqual(['1']);
});

test('the requests behind a call end when the last who waits has left, and the next call asks anew', async () => {
  const { asks, directory, asked, ids } = await setUp();
  const leave = new AbortController();
  const left = directory.listNumbers({}, { signal: leave.signal });
  await asked(1);
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(asks[0]?.signal?.aborted).toBe(true);
  const next = ids();
  await asked(2);
  asks[1]?.answer();
  expect(await next).toEqual(['2']);
});

test('who has left before asking asks nobody', async () => {
  const { asks, directory } = await setUp();
  await expect(directory.listNumbers({}, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
  expect(asks).toHaveLength(0);
});

test('an ask in the background goes on when the caller who set it off leaves', async () => {
  const { asks, clock, directory, asked, answered } = await setUp();
  await answered();
  clock.now += 61_000;
  const leave = new AbortController();
  await directory.listNumbers({}, { signal: leave.signal });
  await asked(2);
  leave.abort();
  expect(asks[1]?.signal?.aborted).toBe(false);
  await directory.close();
  expect(asks[1]?.signal?.aborted).toBe(true);
});

test('a caller who joins an ask in the background and leaves does not end it', async () => {
  const { asks, clock, directory, asked, ids, answered } = await setUp();
  await answered();
  clock.now += 61_000;
  await ids();
  await asked(2);
  const leave = new AbortController();
  const joined = directory.listNumbers({ maxAgeSeconds: 0 }, { signal: leave.signal });
  await new Promise(setImmediate);
  leave.abort(new Error('gone'));
  await expect(joined).rejects.toThrow('gone');
  expect(asks[1]?.signal?.aborted).toBe(false);
  asks[1]?.answer();
  await vi.waitUntil(async () => (await ids())[0] === '2');
});

test('close rejects callers who wait', async () => {
  const { directory, asked, ids } = await setUp();
  const waiting = ids();
  await asked(1);
  await Promise.all([expect(waiting).rejects.toThrow('The directory is closed.'), directory.close()]);
});

test('progress is not reported after the call has ended', async () => {
  const { asks, directory, asked } = await setUp();
  const leave = new AbortController();
  const progress: unknown[] = [];
  const left = directory.listNumbers({}, { signal: leave.signal, onProgress: (step) => progress.push(step) });
  const stays = directory.listNumbers({}, { onProgress: (step) => progress.push(step.account) });
  await asked(1);
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  asks[0]?.answer();
  await stays;
  expect(progress).toEqual(['a']);
});
