import type { PhoneNumber, Waba } from '@wabascope/core';
import type { OpenAccount } from './open-accounts.js';
import type { Snapshots } from './snapshots.js';

/** Asks accounts again in the background. */
export interface Refresh {
  /** Starts, unless it runs. */
  begin(): void;
  end(): void;
}

/** @param everySeconds Never when left out. */
export function createRefresh(
  everySeconds: number | undefined,
  accounts: readonly OpenAccount[],
  numbers: Snapshots<PhoneNumber>,
  wabas: Snapshots<Waba>,
): Refresh {
  let timer: NodeJS.Timeout | undefined;

  function refresh(everyMs: number): void {
    // Half, because an ask ends after the tick that began it.
    const maxAgeMs = everyMs / 2;
    for (const account of accounts) {
      const asks = [numbers.refresh(account, maxAgeMs)];
      if (account.provider.getWabas !== undefined) asks.push(wabas.refresh(account, maxAgeMs));
      // Nobody waits: how a fetch ends is in the snapshot.
      void Promise.allSettled(asks);
    }
  }

  return {
    begin() {
      if (everySeconds === undefined || timer !== undefined) return;
      const everyMs = everySeconds * 1000;
      timer = setInterval(() => refresh(everyMs), everyMs).unref();
    },
    end() {
      clearInterval(timer);
    },
  };
}
