import { expect, test, vi } from 'vitest';
import { setUp } from '../__fixtures__/slow-account.js';

test('a caller that aborts does not affect callers that still wait', async () => {
  const { fetches, directory, started, ids } = await setUp();
  const leave = new AbortController();
  const left = directory.listNumbers({}, { signal: leave.signal });
  const stays = ids();
  await started(1);
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(fetches[0]?.signal?.aborted).toBe(false);
  fetches[0]?.succeed();
  expect(await stays).toEqual(['1']);
});

test('the requests of a fetch end when its last caller aborts, and the next call fetches again', async () => {
  const { fetches, directory, started, ids } = await setUp();
  const leave = new AbortController();
  const left = directory.listNumbers({}, { signal: leave.signal });
  await started(1);
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(fetches[0]?.signal?.aborted).toBe(true);
  const next = ids();
  await started(2);
  fetches[1]?.succeed();
  expect(await next).toEqual(['2']);
});

test('a caller that has aborted before the call starts no fetch', async () => {
  const { fetches, directory } = await setUp();
  await expect(directory.listNumbers({}, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
  expect(fetches).toHaveLength(0);
});

test('a background fetch continues when the caller that started it aborts', async () => {
  const { fetches, clock, directory, started, firstFetch } = await setUp();
  await firstFetch();
  clock.now += 61_000;
  const leave = new AbortController();
  await directory.listNumbers({}, { signal: leave.signal });
  await started(2);
  leave.abort();
  expect(fetches[1]?.signal?.aborted).toBe(false);
  await directory.close();
  expect(fetches[1]?.signal?.aborted).toBe(true);
});

test('a caller that joins a background fetch and aborts does not end it', async () => {
  const { fetches, clock, directory, started, ids, firstFetch } = await setUp();
  await firstFetch();
  clock.now += 61_000;
  await ids();
  await started(2);
  const leave = new AbortController();
  const joined = directory.listNumbers({ maxAgeSeconds: 0 }, { signal: leave.signal });
  await new Promise(setImmediate);
  leave.abort(new Error('gone'));
  await expect(joined).rejects.toThrow('gone');
  expect(fetches[1]?.signal?.aborted).toBe(false);
  fetches[1]?.succeed();
  await vi.waitUntil(async () => (await ids())[0] === '2');
});

test('close rejects waiting callers', async () => {
  const { directory, started, ids } = await setUp();
  const waiting = ids();
  await started(1);
  await Promise.all([expect(waiting).rejects.toThrow('The directory is closed.'), directory.close()]);
});

test('progress is not reported after the call has ended', async () => {
  const { fetches, directory, started } = await setUp();
  const leave = new AbortController();
  const progress: unknown[] = [];
  const left = directory.listNumbers({}, { signal: leave.signal, onProgress: (step) => progress.push(step) });
  const stays = directory.listNumbers({}, { onProgress: (step) => progress.push(step.account) });
  await started(1);
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  fetches[0]?.succeed();
  await stays;
  expect(progress).toEqual(['a']);
});
