import { AsyncLocalStorage } from 'node:async_hooks';
import { ProviderError } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { createAbort, untilAborted } from './abort.js';

/** Ends fetches that make no progress: they yield no page, and none of their requests begins or is answered. */
export interface Stalls {
  /**
   * The pages of `source`. Ends with a `timeout` when the fetch stalls, and with `signal.reason` when `signal` aborts,
   * even if the source does not listen to the signal that it gets.
   */
  watched<Page>(
    account: OpenAccount,
    signal: AbortSignal,
    source: (signal: AbortSignal) => AsyncIterable<Page>,
  ): AsyncGenerator<Page, void>;
  /** What the requests of an account report. */
  requestsOf(account: string): RequestReports;
  /** After the last fetch. */
  close(): void;
}

export interface RequestReports {
  /** A request waits for its slot, which does not count, until the returned function is called. */
  waiting(): () => void;
  /** A request begins, or was answered. */
  progress(): void;
  /**
   * Aborts when the fetch that the calling code belongs to stalls or is aborted, which the code may not have noticed;
   * undefined when it belongs to none.
   */
  ending(): AbortSignal | undefined;
}

interface Fetch {
  readonly ending: AbortController;
  /** By the clock of its account. */
  progressAt: number;
}

/** A clock that stands still while a request waits for its slot. */
interface Activity {
  readonly fetches: Set<Fetch>;
  waiting: number;
  /** By `performance.now()`. */
  waitingSince: number;
  waitedMs: number;
}

export function createStalls(stalledMs: number): Stalls {
  const activities = new Map<string, Activity>();
  // Identifies the fetch of a request: a plugin may make several at once, and pass on no signal.
  const current = new AsyncLocalStorage<Fetch>();

  function activityOf(account: string): Activity {
    const activity = activities.get(account) ?? { fetches: new Set(), waiting: 0, waitingSince: 0, waitedMs: 0 };
    activities.set(account, activity);
    return activity;
  }

  /** Calls `stall` when the fetch has made no progress for too long. @returns Ends the watch. */
  function watch(fetch: Fetch, activity: Activity, stall: () => void): () => void {
    const look = () => {
      const leftMs = fetch.progressAt + stalledMs - clockOf(activity);
      if (leftMs <= 0) stall();
      // Not more often than that, although the clock stands still.
      else timer = setTimeout(look, Math.max(leftMs, stalledMs / 20));
    };
    let timer = setTimeout(look, stalledMs);
    return () => clearTimeout(timer);
  }

  return {
    async *watched(account, signal, source) {
      const { alias, plugin } = account;
      const activity = activityOf(alias);
      const ending = createAbort();
      const leave = () => ending.abort(signal.reason);
      if (signal.aborted) leave();
      signal.addEventListener('abort', leave, { once: true });
      const fetch: Fetch = { ending, progressAt: clockOf(activity) };
      activity.fetches.add(fetch);
      const endWatch = watch(fetch, activity, () => ending.abort(stallOf(plugin.name, stalledMs)));
      try {
        const pages = within(current, fetch, () => source(ending.signal));
        for await (const page of untilAborted(pages, ending.signal)) {
          fetch.progressAt = clockOf(activity);
          yield page;
        }
      } finally {
        endWatch();
        activity.fetches.delete(fetch);
        signal.removeEventListener('abort', leave);
      }
    },
    requestsOf(account) {
      const activity = activityOf(account);
      return {
        waiting() {
          if (activity.waiting === 0) activity.waitingSince = performance.now();
          activity.waiting += 1;
          return () => {
            activity.waiting -= 1;
            if (activity.waiting === 0) activity.waitedMs += performance.now() - activity.waitingSince;
          };
        },
        progress() {
          const own = current.getStore();
          const isUnderWay = own !== undefined && activity.fetches.has(own);
          // What belongs to no fetch that is under way may help all of them.
          for (const fetch of isUnderWay ? [own] : activity.fetches) fetch.progressAt = clockOf(activity);
        },
        ending: () => current.getStore()?.ending.signal,
      };
    },
    // Node goes through every storage that is enabled at every promise.
    close: () => current.disable(),
  };
}

function clockOf({ waiting, waitingSince, waitedMs }: Activity): number {
  return (waiting > 0 ? waitingSince : performance.now()) - waitedMs;
}

/** The same values; the code that makes them runs in `context`. */
function within<Context, Value>(
  storage: AsyncLocalStorage<Context>,
  context: Context,
  open: () => AsyncIterable<Value>,
): AsyncIterable<Value> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = storage.run(context, () => open()[Symbol.asyncIterator]());
      return {
        next: () => storage.run(context, () => iterator.next()),
        return: async () => {
          await storage.run(context, async () => iterator.return?.());
          return { done: true, value: undefined };
        },
      };
    },
  };
}

function stallOf(provider: string, stalledMs: number): ProviderError {
  const seconds = stalledMs / 1000;
  return new ProviderError(
    'timeout',
    `The fetch made no progress for ${seconds} s (no page, and no request that began or was answered) and was ended; try again later, and report it to the author of the ${provider} plugin if it happens again.`,
  );
}
