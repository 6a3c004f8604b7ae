import type { PhoneNumber, Waba } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { Snapshots } from './snapshots.js';

/**
 * Fetches all accounts in the background, now and every `everyMs` milliseconds.
 * @returns Ends it.
 */
export function beginRefresh(
  everyMs: number,
  accounts: readonly OpenAccount[],
  numbers: Snapshots<PhoneNumber>,
  wabas: Snapshots<Waba>,
): () => void {
  function refresh(): void {
    // Half, because a fetch ends after the tick that began it.
    const maxAgeMs = everyMs / 2;
    for (const account of accounts) {
      const asks = [numbers.refresh(account, maxAgeMs)];
      if (account.provider.getWabas !== undefined) asks.push(wabas.refresh(account, maxAgeMs));
      // No caller waits: how a fetch ends is in the snapshot.
      void Promise.allSettled(asks);
    }
  }

  const timer = setInterval(refresh, everyMs).unref();
  refresh();
  return () => clearInterval(timer);
}
