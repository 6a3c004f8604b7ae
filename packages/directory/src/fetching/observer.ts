import type { ProviderErrorCode } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { EndedRequest } from '../pacing/paced-fetch.js';
import type { FetchResult } from './snapshot.js';

/**
 * What a host may watch, for metrics, logs and checks. Each method is called in the middle of the work: it is quick and never throws.
 */
export interface DirectoryObserver {
  /** An account was asked for all that it has, over however many pages. Aborted asks are not told. */
  accountFetched?(
    ask: Place & { readonly what: What; readonly code: 'ok' | ProviderErrorCode; readonly durationMs: number },
  ): void;
  /** What accounts have answered was read, for a question of somebody. */
  snapshotsRead?(read: SnapshotsRead): void;
  /** One request to a provider has ended. */
  requestEnded?(request: Place & EndedRequest): void;
}

interface Place {
  readonly account: string;
  /** Id of the provider. */
  readonly provider: string;
}

type What = 'numbers' | 'wabas';

export interface SnapshotsRead {
  readonly what: What;
  readonly from: ReadFrom;
  /** How many. */
  readonly accounts: number;
}

/** Of an answer: kept and fresh enough, kept and asked anew behind it, or waited for. */
export type ReadFrom = 'cache' | 'stale-cache' | 'provider';

/** The same ask, and `observer` hears how it ends. */
export function observedFetch<Item>(
  observer: DirectoryObserver,
  what: What,
  ask: (account: OpenAccount, signal: AbortSignal) => Promise<FetchResult<Item>>,
): typeof ask {
  return async (account, signal) => {
    const startedAt = performance.now();
    const asked = await ask(account, signal);
    const durationMs = performance.now() - startedAt;
    const place = { account: account.alias, provider: account.plugin.id };
    observer.accountFetched?.({ ...place, what, code: asked.failure?.code ?? 'ok', durationMs });
    return asked;
  };
}
