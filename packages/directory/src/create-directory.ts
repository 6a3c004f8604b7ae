import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type ListOptions,
  type PhoneNumber,
  type ProviderContext,
  phoneNumberSchema,
  type Waba,
  wabaSchema,
} from '@wabascope/core';
import { checkOptions } from './check-options.js';
import { collectPages } from './collect-pages.js';
import type { Directory } from './directory.js';
import { directoryView } from './directory-view.js';
import { createFetch, type Web } from './fetch.js';
import { createLastAsks } from './last-asks.js';
import type { PluginLoader } from './load-plugins.js';
import { createLocalPacer } from './local-pacer.js';
import { createMemoryStore } from './memory-store.js';
import { createNumberIndex } from './number-index.js';
import { type DirectoryObserver, observedAsk } from './observer.js';
import {
  type AccountSettings,
  type ContextMaker,
  type LogMaker,
  type OpenAccount,
  openAccounts,
} from './open-accounts.js';
import { pacedFetch } from './paced-fetch.js';
import type { Pacer } from './pacer.js';
import { watchQueue } from './queue-watch.js';
import { createReadings } from './readings.js';
import { beginRefresh } from './refresh.js';
import { mapText } from './safe-text.js';
import { createSlices } from './slices.js';
import type { SnapshotStores } from './snapshot.js';
import { createSnapshots } from './snapshots.js';
import { createStalls } from './stalls.js';

export interface DirectoryOptions {
  /** By alias. */
  readonly accounts: Readonly<Record<string, AccountSettings>>;
  /** By id. Only the plugins of configured accounts are loaded. */
  readonly providers: Readonly<Record<string, PluginLoader>>;
  /** Replaces the directory's own, which is kept alive, proxied and limited in size. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** Hears what goes on, without secrets; `data.account` says where. */
  readonly log?: ProviderContext['log'] | undefined;
  /** Hears of asks, reads and requests, for metrics. */
  readonly observer?: DirectoryObserver | undefined;
  readonly cache?: CacheOptions | undefined;
  /** Fetches all accounts in the background, at once and then again and again. Never when left out. */
  readonly refresh?: { readonly everySeconds: number } | undefined;
  /** How long a plugin may take to load, and to check the settings of one account; 10 when left out. */
  readonly pluginSeconds?: number | undefined;
  /** How long a call waits for accounts that have not answered, unless it says so itself. */
  readonly waitSeconds?: number | undefined;
  /** Replaces the memory of this process, to share answers between several. The host closes them. */
  readonly stores?: SnapshotStores | undefined;
  /** Replaces the pacing of this process, to share budgets between several. The host closes it. */
  readonly pacer?: Pacer | undefined;
}

export interface CacheOptions {
  /** How old an answer may be before it is asked again; 60 when left out. */
  readonly maxAgeSeconds?: number | undefined;
  /** Numbers to keep in memory; 200,000 when left out. An account that has more is asked at every call. */
  readonly maxRows?: number | undefined;
  /**
   * Ends a fetch of an account that makes no progress for so long: no page, and no request that begins or is answered.
   * Waiting for the provider's limit does not count. 600 when left out.
   */
  readonly stalledSeconds?: number | undefined;
}

/**
 * Opens all accounts, without making a request or starting a timer unless `refresh` is set.
 * @throws {ConfigurationError} With every fault in the accounts.
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
  const stores = options.stores ?? {
    numbers: createMemoryStore<PhoneNumber>(maxRows),
    wabas: createMemoryStore<Waba>(maxRows),
  };

  const logOf: LogMaker = (account) => (level, message, data) => log?.(level, message, { ...data, account });
  const contextOf: ContextMaker = (account, provider, budget, { safe, safeSentence }) => ({
    ...pacedFetch(web.fetch, pacer, budget, account, now, stalls.requestsOf(account), (request) =>
      observer.requested?.({ account, provider, ...request }),
    ),
    now,
    log: (level, message, data) => logOf(account)(level, safeSentence(message), mapText(data, safe)),
  });
  const accounts = await openAccounts(options.accounts, options.providers, contextOf, logOf, pluginSeconds);
  const slices = createSlices();

  // Background fetches belong to no caller, so they run in the async context of the host that opens the directory.
  const detached = AsyncLocalStorage.snapshot();
  const lastAsks = createLastAsks();
  const numbers = createSnapshots<PhoneNumber>({
    store: stores.numbers,
    ask: observedAsk(observer, 'numbers', (account, signal) =>
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
    isQueued: ({ alias }) => isQueued(alias),
    detached,
    seen: lastAsks.numbers,
    onRead: (from) => observer.read?.({ what: 'numbers', from, accounts: 1 }),
  });
  const wabas = createSnapshots<Waba>({
    store: stores.wabas,
    ask: observedAsk(observer, 'wabas', (account, signal) =>
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
    isQueued: ({ alias }) => isQueued(alias),
    detached,
    seen: lastAsks.wabas,
    onRead: (from) => observer.read?.({ what: 'wabas', from, accounts: 1 }),
  });
  const endRefresh = refresh && beginRefresh(refresh.everySeconds * 1000, accounts, numbers, wabas);

  let closed = false;
  return directoryView({
    accounts,
    view: '',
    read: createReadings({ numbers, wabas, usualAgeMs, now, observer }),
    wabas,
    lastAsks,
    waitSeconds: options.waitSeconds,
    matches: createNumberIndex(maxRows),
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

function closing(): Error {
  return new Error('The directory is closed.');
}

async function* nothing(): AsyncGenerator<never> {}
