import type { PhoneNumber, Waba } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { Snapshots } from './snapshots.js';

/** Fetches snapshots of an account in the background if they are older than `maxAgeMs`. */
export function refreshAccount(
  account: OpenAccount,
  maxAgeMs: number,
  numbers: Snapshots<PhoneNumber>,
  wabas: Snapshots<Waba>,
): void {
  const fetches = [numbers.refresh(account, maxAgeMs)];
  if (account.provider.getWabas !== undefined) fetches.push(wabas.refresh(account, maxAgeMs));
  // No caller waits, and the snapshot has the outcome.
  void Promise.allSettled(fetches);
}

/**
 * Fetches all accounts in the background, now and every `everyMs` milliseconds.
 * @returns Stops it.
 */
export function beginRefresh(
  everyMs: number,
  accounts: readonly OpenAccount[],
  numbers: Snapshots<PhoneNumber>,
  wabas: Snapshots<Waba>,
): () => void {
  function refresh(): void {
    // Half, because a fetch ends after the tick that started it.
    const maxAgeMs = everyMs / 2;
    for (const account of accounts) refreshAccount(account, maxAgeMs, numbers, wabas);
  }

  const timer = setInterval(refresh, everyMs).unref();
  refresh();
  return () => clearInterval(timer);
}
