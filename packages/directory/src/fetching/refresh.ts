import type { PhoneNumber, Waba } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { Snapshots } from './snapshots.js';

/**
 * Fetches snapshots of an account in the background if they are older than these ages.
 * @param maxAgeMs Of its numbers, which are not fetched if it is left out.
 */
export function refreshAccount(
  account: OpenAccount,
  maxAgeMs: number | undefined,
  wabaMaxAgeMs: number,
  numbers: Snapshots<PhoneNumber>,
  wabas: Snapshots<Waba>,
): void {
  const fetches = maxAgeMs === undefined ? [] : [numbers.refresh(account, maxAgeMs)];
  if (account.provider.getWabas !== undefined) fetches.push(wabas.refresh(account, wabaMaxAgeMs));
  // No caller waits, and the snapshot has the outcome.
  void Promise.allSettled(fetches);
}

/**
 * Fetches all accounts in the background, now and every `everyMs` milliseconds; their WABAs when these are older than
 * `wabaMaxAgeMs`.
 * @returns Stops it.
 */
export function beginRefresh(
  everyMs: number,
  wabaMaxAgeMs: number,
  accounts: readonly OpenAccount[],
  numbers: Snapshots<PhoneNumber>,
  wabas: Snapshots<Waba>,
): () => void {
  function refresh(): void {
    // Half, because a fetch ends after the tick that started it.
    const maxAgeMs = everyMs / 2;
    for (const account of accounts) refreshAccount(account, maxAgeMs, Math.max(maxAgeMs, wabaMaxAgeMs), numbers, wabas);
  }

  const timer = setInterval(refresh, everyMs);
  // In some runtimes a timer is a number.
  timer.unref?.();
  refresh();
  return () => clearInterval(timer);
}
