import { AsyncLocalStorage } from 'node:async_hooks';
import { type ListOptions, type PhoneNumber, phoneNumberSchema, type Waba, wabaSchema } from '@wabascope/core';
import { type ContextMaker, type LogMaker, type OpenAccount, openAccounts } from './accounts/open-accounts.js';
import { checkOptions } from './check-options.js';
import type { Directory } from './directory.js';
import type { DirectoryOptions } from './directory-options.js';
import { directoryView } from './directory-view.js';
import { checkedStore } from './fetching/checked-store.js';
import { collectPages } from './fetching/collect-pages.js';
import { createFreshness } from './fetching/freshness.js';
import { createLastAsks } from './fetching/last-fetches.js';
import { createMemoryStore } from './fetching/memory-store.js';
import { observedFetch } from './fetching/observer.js';
import { beginRefresh } from './fetching/refresh.js';
import { createSlices } from './fetching/slices.js';
import type { SnapshotStores } from './fetching/snapshot.js';
import { createSnapshots } from './fetching/snapshots.js';
import { createStalls } from './fetching/stalls.js';
import { createNumberIndex } from './numbers/number-index.js';
import { createReadings } from './numbers/selections.js';
import { createFetch, type Web } from './pacing/fetch.js';
import { createLocalPacer } from './pacing/local-pacer.js';
import { pacedFetch } from './pacing/paced-fetch.js';
import { watchQueue } from './pacing/queue-watch.js';
import { mapText } from './text/safe-text.js';

/**
 * Opens all accounts, without making a request or starting a timer unless `refresh` is set.
 * @throws {ConfigurationError} With every problem of the accounts.
 * @throws {ProviderError} `timeout` when a plugin takes longer than `pluginSeconds`.
 * @throws {ArgumentError} For an option that is not known, of another type, or a number out of range.
 */
export async function createDirectory(options: DirectoryOptions): Promise<Directory> {
  checkOptions(options);
  const { now = Date.now, log, observer = {}, cache = {}, refresh, pluginSeconds } = options;
  const { maxAgeSeconds = 60, maxRows = 200_000, stalledSeconds = 600 } = cache;
  const usualAgeMs = maxAgeSeconds * 1000;
  const stalls = createStalls(stalledSeconds * 1000);
  const web: Web = options.fetch === undefined ? createFetch() : { fetch: options.fetch, close: async () => {} };
  const { pacer, isQueued } = watchQueue(options.pacer ?? createLocalPacer());
  const stores =
    options.stores === undefined
      ? { numbers: createMemoryStore<PhoneNumber>(maxRows), wabas: createMemoryStore<Waba>(maxRows) }
      : checkedStores(options.stores, now);
  const freshness = createFreshness(now);

  const logOf: LogMaker = (account) => (level, message, data) => log?.(level, message, { ...data, account });
  const contextOf: ContextMaker = (account, provider, budgets, { safe, safeSentence, addSecret }) => ({
    ...pacedFetch(web.fetch, pacer, budgets, account, now, stalls.requestsOf(account), (request) =>
      observer.requestEnded?.({ account, provider, ...request }),
    ),
    now,
    addSecret,
    log: (level, message, data) => logOf(account)(level, safeSentence(message), mapText(data, safe)),
  });
  const accounts = await openAccounts(options.accounts, options.providers, contextOf, logOf, pluginSeconds);
  const slices = createSlices();

  // Background fetches belong to no caller, so they run in the async context of the host that opens the directory.
  const detached = AsyncLocalStorage.snapshot();
  const lastAsks = createLastAsks();
  const numbers = createSnapshots<PhoneNumber>({
    store: stores.numbers,
    ask: observedFetch(observer, 'numbers', (account, signal) =>
      collectPages(
        account,
        stalls.watched(account, signal, (ending) => account.provider.listNumbers(listOptions(account, ending))),
        phoneNumberSchema,
        signal,
        slices,
      ),
    ),
    isOf: (number, wabaId) => number.wabaId === wabaId,
    usualAgeMs,
    now,
    freshness,
    isQueued: ({ alias }) => isQueued(alias),
    knownFailure: lastAsks.refusedCredential,
    detached,
    seen: lastAsks.numbers,
    onRead: (from) => observer.snapshotsRead?.({ what: 'numbers', from, accounts: 1 }),
  });
  const wabas = createSnapshots<Waba>({
    store: stores.wabas,
    ask: observedFetch(observer, 'wabas', (account, signal) =>
      collectPages(
        account,
        stalls.watched(
          account,
          signal,
          (ending) => account.provider.getWabas?.(listOptions(account, ending)) ?? nothing(),
        ),
        wabaSchema,
        signal,
        slices,
      ),
    ),
    isOf: (waba, wabaId) => waba.id === wabaId,
    usualAgeMs,
    now,
    freshness,
    isQueued: ({ alias }) => isQueued(alias),
    knownFailure: lastAsks.refusedCredential,
    detached,
    seen: lastAsks.wabas,
    onRead: (from) => observer.snapshotsRead?.({ what: 'wabas', from, accounts: 1 }),
  });
  const endRefresh = refresh && beginRefresh(refresh.everySeconds * 1000, accounts, numbers, wabas);

  let closed = false;
  return directoryView({
    accounts,
    view: '',
    read: createReadings({ numbers, wabas, usualAgeMs, freshness, observer }),
    wabas,
    lastAsks,
    waitSeconds: options.waitSeconds,
    matches: createNumberIndex(slices, maxRows),
    slices,
    now,
    asked() {
      if (closed) throw closing();
    },
    async close() {
      closed = true;
      const reason = closing();
      endRefresh?.();
      if (options.pacer === undefined) pacer.close(reason);
      await Promise.all([numbers.close(reason), wabas.close(reason)]);
      stalls.close();
      await web.close();
    },
  });
}

function listOptions({ oneWaba }: OpenAccount, signal: AbortSignal): ListOptions {
  return oneWaba === undefined ? { signal } : { signal, wabaId: oneWaba.id };
}

function checkedStores({ numbers, wabas }: SnapshotStores, now: () => number): SnapshotStores {
  return {
    numbers: checkedStore(numbers, phoneNumberSchema, now),
    wabas: checkedStore(wabas, wabaSchema, now),
  };
}

function closing(): Error {
  return new Error('The directory is closed.');
}

async function* nothing(): AsyncGenerator<never> {}
