import { setTimeout as wait } from 'node:timers/promises';
import type { ProviderContext } from '@wabascope/core';
import { afterEach, expect, test, vi } from 'vitest';
import { acme, page, plugin } from '../__fixtures__/plugin.js';
import { createDirectory, type Directory, type DirectoryOptions } from '../index.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
});

/** Responds immediately. */
const responding = { fetch: async () => Response.json({}) };
const url = 'https://acme.invalid/';

const never = new Promise<never>(() => {});

/** Accounts of one provider, called as in `names`; its plugin fetches as `parts` say, by the account's name. */
async function directoryOf(
  names: readonly string[],
  parts: Partial<
    Record<'listNumbers' | 'getWabas', (name: string, context: ProviderContext) => AsyncIterable<unknown>>
  >,
  { rateLimit, ...options }: Partial<DirectoryOptions> & Pick<Parameters<typeof plugin>[0] & object, 'rateLimit'> = {},
): Promise<Directory> {
  const { listNumbers = () => page([]), getWabas } = parts;
  const loaded = plugin({
    ...(rateLimit === undefined ? {} : { rateLimit }),
    listNumbers: ({ baseUrl }, context) => listNumbers(baseUrl, context),
    ...(getWabas === undefined ? {} : { getWabas: ({ baseUrl }, context) => getWabas(baseUrl, context) }),
  });
  const directory = await createDirectory({
    accounts: Object.fromEntries(names.map((name) => [name, { ...acme, baseUrl: name }])),
    providers: { acme: async () => loaded },
    ...options,
  });
  open.push(directory);
  return directory;
}

async function* hang() {
  await never;
  yield* page([]);
}

const hung = Array.from({ length: 16 }, (_, index) => `hung-${String(index).padStart(2, '0')}`);

test('fetches that never settle are ended, each a timeout of that account, and other accounts take their turns', async () => {
  const directory = await directoryOf(
    [...hung, 'shop'],
    { listNumbers: (name) => (name === 'shop' ? page([{ id: '1' }]) : hang()) },
    { cache: { stalledSeconds: 0.1 } },
  );
  const { numbers, failures } = await directory.listNumbers();
  expect(numbers).toMatchObject([{ account: 'shop', id: '1' }]);
  expect(failures.map(({ account }) => account)).toEqual(hung);
  expect(failures[0]).toMatchObject({ code: 'timeout', retryable: true, shown: 'nothing' });
  expect(failures[0]?.message).toContain('made no progress for 0.1 s');
});

test('the pages before a stall are shown', async () => {
  async function* oneThenNone() {
    yield* page([{ id: '1' }]);
    await never;
  }
  const directory = await directoryOf(['a'], { listNumbers: oneThenNone }, { cache: { stalledSeconds: 0.05 } });
  expect(await directory.listNumbers()).toMatchObject({ total: 1, failures: [{ code: 'timeout', shown: 'part' }] });
});

test('a fetch that yields a page now and then is not ended', async () => {
  async function* slowly() {
    for (let count = 0; count < 5; count += 1) {
      await wait(200);
      yield* page([{ id: String(count) }]);
    }
  }
  const directory = await directoryOf(['a'], { listNumbers: slowly }, { cache: { stalledSeconds: 0.7 } });
  expect(await directory.listNumbers()).toMatchObject({ total: 5, failures: [] });
});

test('waiting for the rate limit does not count, and a response is progress', async () => {
  async function* three(_name: string, { fetch }: ProviderContext) {
    for (let count = 0; count < 3; count += 1) await (await fetch(url)).text();
    yield* page([{ id: '1' }]);
  }
  const directory = await directoryOf(
    ['a'],
    { listNumbers: three },
    { ...responding, cache: { stalledSeconds: 0.5 }, rateLimit: { requests: 1, perMs: 900, key: () => 'one' } },
  );
  expect(await directory.listNumbers()).toMatchObject({ total: 1, failures: [] });
});

test('a fetch of numbers that hangs is ended although the WABAs of the account are fetched all the time', async () => {
  async function* wabas(_name: string, { fetch }: ProviderContext) {
    await (await fetch(url)).text();
    yield* page([{ id: 'w1' }]);
  }
  const parts = { listNumbers: hang, getWabas: wabas };
  const directory = await directoryOf(['a'], parts, { ...responding, cache: { stalledSeconds: 0.3 } });
  let hasEnded = false;
  const numbers = directory.listNumbers().finally(() => {
    hasEnded = true;
  });
  while (!hasEnded) await directory.getWabas({ maxAgeSeconds: 0 });
  expect((await numbers).failures).toMatchObject([{ code: 'timeout' }]);
  expect((await directory.getWabas()).failures).toEqual([]);
});

test.each([
  ['stalls', { stalledSeconds: 0.3 }, false],
  ['is left by its caller', { stalledSeconds: 600 }, true],
])('a paced call that never returns keeps no slot when its fetch %s', async (_, cache, isLeft) => {
  let inTurn = 0;
  async function* numbers(name: string, { fetch, pace }: ProviderContext) {
    if (name === 'shop') await (await fetch(url)).text();
    else {
      await pace?.(() => {
        inTurn += 1;
        return never;
      });
    }
    yield* page([{ id: '1' }]);
  }
  const directory = await directoryOf([...hung, 'shop'], { listNumbers: numbers }, { ...responding, cache });
  const leave = new AbortController();
  const all = directory.listNumbers({ accounts: hung }, { signal: leave.signal });
  // As many as a provider that states no limit gets.
  await vi.waitUntil(() => inTurn === 8);
  if (isLeft) leave.abort();
  await all.catch(() => {});
  expect(await directory.listNumbers({ accounts: ['shop'] })).toMatchObject({ total: 1, failures: [] });
});

test('a request without a signal ends with its fetch', async () => {
  const signals: (AbortSignal | null | undefined)[] = [];
  const silent: typeof globalThis.fetch = (_, init) => {
    signals.push(init?.signal);
    return never;
  };
  async function* deaf(_name: string, { fetch }: ProviderContext) {
    await fetch(url);
    yield* page([]);
  }
  const directory = await directoryOf(['a'], { listNumbers: deaf }, { fetch: silent, cache: { stalledSeconds: 0.05 } });
  expect((await directory.listNumbers()).failures).toMatchObject([{ code: 'timeout' }]);
  expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
});

test('the requests of a directory that a plugin uses do not end with the fetch of the plugin', async () => {
  const signals: (AbortSignal | null | undefined)[] = [];
  let respond = () => {};
  const response = new Promise<Response>((resolve) => {
    respond = () => resolve(Response.json({}));
  });
  const waiting: typeof globalThis.fetch = (_, init) => {
    signals.push(init?.signal);
    return response;
  };
  async function* requesting(_name: string, { fetch }: ProviderContext) {
    await (await fetch(url)).text();
    yield* page([{ id: '1' }]);
  }
  const inner = await directoryOf(['a'], { listNumbers: requesting }, { fetch: waiting, trustedProviders: ['acme'] });
  let result: ReturnType<Directory['listNumbers']> | undefined;
  async function* through() {
    result = inner.listNumbers();
    await result;
    yield* page([]);
  }
  const outer = await directoryOf(['a'], { listNumbers: through }, { cache: { stalledSeconds: 0.05 } });
  expect((await outer.listNumbers()).failures).toMatchObject([{ code: 'timeout' }]);
  expect(signals).toEqual([undefined]);
  respond();
  expect(await result).toMatchObject({ total: 1, failures: [] });
});
