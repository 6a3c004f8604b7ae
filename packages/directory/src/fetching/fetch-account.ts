import type { OpenAccount } from '../accounts/open-accounts.js';
import { collectPages } from './collect-pages.js';
import type { DirectoryObserver } from './observer.js';
import type { RowKind } from './row-kinds.js';
import type { Slices } from './slices.js';
import type { FetchResult } from './snapshot.js';
import type { Stalls } from './stalls.js';

export interface AccountFetcher<Item> {
  /** All rows of the account. Rejects only with `signal.reason`. */
  fetch(account: OpenAccount, signal: AbortSignal): Promise<FetchResult<Item>>;
}

export function createAccountFetcher<Item extends { readonly id: string }>(
  kind: RowKind<Item>,
  stalls: Stalls,
  slices: Slices,
  observer: DirectoryObserver,
): AccountFetcher<Item> {
  return {
    async fetch(account, signal) {
      const { alias, plugin, provider, oneWaba } = account;
      const startedAt = performance.now();
      const pages = stalls.watched(account, signal, (ending) =>
        kind.list(provider, oneWaba === undefined ? { signal: ending } : { signal: ending, wabaId: oneWaba.id }),
      );
      const result = await collectPages(account, pages, kind.schema, signal, slices);
      observer.accountFetched?.({
        account: alias,
        provider: plugin.id,
        what: kind.what,
        code: result.failure?.code ?? 'ok',
        durationMs: performance.now() - startedAt,
      });
      return result;
    },
  };
}
