import type { Clock } from '@wabascope/changes';

/** Fetches accounts that hints are about, each at most once every 30 seconds. */
export interface HintedFetches {
  /** Fetches the account now, or as soon as the last such fetch is 30 seconds ago. */
  hint(account: string): void;
  close(): void;
}

/** Senders repeat hints, and one event causes several. */
const minIntervalMs = 30_000;

export function createHintedFetches(refresh: (account: string) => void, clock: Clock): HintedFetches {
  /** The accounts that were fetched in the last 30 seconds. */
  const recent = new Map<string, { hasNewHint: boolean; readonly cancel: () => void }>();

  function fetch(account: string): void {
    const cancel = clock.after(minIntervalMs, () => {
      const { hasNewHint } = recent.get(account) ?? {};
      recent.delete(account);
      if (hasNewHint) fetch(account);
    });
    recent.set(account, { hasNewHint: false, cancel });
    refresh(account);
  }

  return {
    hint(account) {
      const last = recent.get(account);
      if (last === undefined) fetch(account);
      else last.hasNewHint = true;
    },
    close() {
      for (const { cancel } of recent.values()) cancel();
      recent.clear();
    },
  };
}
