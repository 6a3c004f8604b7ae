import { AsyncLocalStorage } from 'node:async_hooks';
import { type PhoneNumber, phoneNumberSchema, type Waba, wabaSchema } from '@wabascope/core';
import { createAccountContexts } from './accounts/account-contexts.js';
import { createSharedKeys, localKeys } from './accounts/account-keys.js';
import { type OpenAccount, openAccounts } from './accounts/open-accounts.js';
import { createDetection } from './changes/detection.js';
import { createJournalLog } from './changes/journal-log.js';
import { checkOptions } from './check-options.js';
import type { Directory } from './directory.js';
import type { DirectoryOptions, PluginLoaders } from './directory-options.js';
import { directoryView } from './directory-view.js';
import { createAbort } from './fetching/abort.js';
import { checkedStore } from './fetching/checked-store.js';
import { createCredentials } from './fetching/credentials.js';
import { createAccountFetcher, numberKind, wabaKind } from './fetching/fetch-account.js';
import { createFreshness } from './fetching/freshness.js';
import { createLastFetches } from './fetching/last-fetches.js';
import { beginRefresh, refreshAccount } from './fetching/refresh.js';
import { createSharedParts } from './fetching/shared-parts.js';
import { createSlices } from './fetching/slices.js';
import { affectsWabas, createMemoryStore, type SnapshotStores } from './fetching/snapshot.js';
import { createSnapshots } from './fetching/snapshots.js';
import { createStalls } from './fetching/stalls.js';
import { createNumberIndex } from './numbers/number-index.js';
import { createProviderCounter } from './numbers/provider-counts.js';
import { createSelections } from './numbers/selections.js';
import { type ClosableFetch, createFetch, withUserAgent } from './pacing/fetch.js';
import { createLocalPacer } from './pacing/local-pacer.js';
import { version } from './pacing/version.js';

/**
 * Opens all accounts. Makes no request. Starts no timer, unless `refresh` is set or a plugin waits while it loads or checks
 * settings.
 * @throws {ConfigurationError} With all problems of the accounts.
 * @throws {ProviderError} `timeout` when a plugin takes longer than `pluginSeconds`; `config` when a variable such as
 * `HTTPS_PROXY` cannot be used.
 * @throws {ArgumentError} For an unknown option, or a value of the wrong type or out of range.
 */
export async function createDirectory<Providers extends PluginLoaders>(
  options: DirectoryOptions<Providers>,
): Promise<Directory> {
  checkOptions(options);
  const { now = Date.now, observer = {}, cache = {}, refresh, pluginSeconds } = options;
  const { maxAgeSeconds = 60, maxRows = 200_000, stalledSeconds = 600 } = cache;
  const { wabaMaxAgeSeconds = 3_600, businessMaxAgeSeconds = 86_400 } = cache;
  const maxAgeMs = maxAgeSeconds * 1000;
  const wabaMaxAgeMs = wabaMaxAgeSeconds * 1000;
  const maxBusinessAgeMs = businessMaxAgeSeconds * 1000;

  const web = options.fetch === undefined ? createFetch() : withoutClose(options.fetch);
  const pacer = options.pacer ?? createLocalPacer();
  const stalls = createStalls(stalledSeconds * 1000);
  const contexts = createAccountContexts({
    fetch: withUserAgent(web.fetch, options.userAgent),
    pacer,
    now,
    log: options.log,
    observer,
    activity: stalls,
  });
  const isLocal = options.stores === undefined && options.journal?.isDurable !== true;
  const keyOf = isLocal ? localKeys : createSharedKeys();
  const accounts = await openAccounts(
    options.accounts as DirectoryOptions['accounts'],
    options.providers,
    contexts,
    keyOf,
    pluginSeconds,
    options.trustedProviders,
  );
  options.journal?.watch?.(accounts.map(({ key }) => key));

  const stores = options.stores === undefined ? memoryStores(maxRows) : checkedStores(options.stores, now);
  const slices = createSlices();
  const freshness = createFreshness(now);
  const lastFetches = createLastFetches();
  // Background fetches run in the async context of the host that opens the directory, not in that of a caller.
  const detached = AsyncLocalStorage.snapshot();
  const shared = {
    maxBusinessAgeMs,
    now,
    freshness,
    stalls,
    lastFetches,
    observer,
    detached,
    share: createSharedParts(),
  };
  const credentials = createCredentials({ now, stalls, detached });
  const journalLog = createJournalLog(options.log);
  const detection =
    options.journal && createDetection({ journal: options.journal, stores, mapping: version, log: journalLog });
  const numbers = createSnapshots<PhoneNumber>({
    ...shared,
    maxAgeMs,
    kind: numberKind,
    store: stores.numbers,
    async beforeReplacing(account, last, next) {
      await detection?.numbers(account, last, next);
      if (affectsWabas(last, next)) detached(() => refreshAccount(account, undefined, maxAgeMs, numbers, wabas));
    },
    fetcher: createAccountFetcher(numberKind, stalls, slices, observer, credentials),
  });
  const wabas = createSnapshots<Waba>({
    ...shared,
    maxAgeMs: wabaMaxAgeMs,
    kind: wabaKind,
    store: stores.wabas,
    beforeReplacing: detection?.wabas,
    fetcher: createAccountFetcher(wabaKind, stalls, slices, observer, credentials),
  });
  const endRefresh = refresh && beginRefresh(refresh.everySeconds * 1000, wabaMaxAgeMs, accounts, numbers, wabas);

  const closing = createAbort();
  const index = createNumberIndex(slices, maxRows);
  const parts = {
    selections: createSelections({ numbers, wabas, maxAgeMs, wabaMaxAgeMs, freshness, observer }),
    index,
    counter: createProviderCounter(index, lastFetches, slices),
    wabas,
    slices,
    now,
    lastFetches,
    credentials,
    // No snapshot is that young, not even after a correction of the clock.
    refresh: (account: OpenAccount) => refreshAccount(account, -1, -1, numbers, wabas),
    journal: options.journal,
    journalLog,
    waitSeconds: options.waitSeconds,
    closing: closing.signal,
  };
  return directoryView(parts, accounts, '', async () => {
    const reason = new Error('The directory is closed.');
    closing.abort(reason);
    endRefresh?.();
    if (options.pacer === undefined) pacer.close(reason);
    await Promise.all([numbers.close(reason), wabas.close(reason), credentials.close(reason)]);
    await web.close();
  });
}

function withoutClose(fetch: typeof globalThis.fetch): ClosableFetch {
  return { fetch, close: async () => {} };
}

function memoryStores(maxRows: number): SnapshotStores {
  return { numbers: createMemoryStore<PhoneNumber>(maxRows), wabas: createMemoryStore<Waba>(maxRows) };
}

function checkedStores({ numbers, wabas }: SnapshotStores, now: () => number): SnapshotStores {
  return {
    numbers: checkedStore(numbers, phoneNumberSchema, now),
    wabas: checkedStore(wabas, wabaSchema, now),
  };
}
