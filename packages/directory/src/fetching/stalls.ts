import { AsyncLocalStorage } from 'node:async_hooks';
import { ProviderError } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { RequestActivity, RequestReports } from '../pacing/paced-fetch.js';
import { createAbort, untilAborted } from './abort.js';

/** Ends fetches without progress: fetches that yield no page, and whose requests neither start nor get a response. */
export interface Stalls extends RequestActivity {
  /**
   * The pages of `source`. Throws a `timeout` when the fetch stalls, and `signal.reason` when `signal` aborts, even if
   * the source ignores the signal that it gets.
   */
  watched<Page>(
    account: OpenAccount,
    signal: AbortSignal,
    source: (signal: AbortSignal) => AsyncIterable<Page>,
  ): AsyncGenerator<Page, void>;
  /** Whether requests of the account wait for a slot and no request waits for its response. */
  isQueued(account: string): boolean;
}

interface Fetch {
  /** Of its directory. */
  readonly activities: ReadonlyMap<string, Activity>;
  /** Absent after its end: promises of the plugin may keep the fetch in memory for as long as the account is open. */
  ending: AbortController | undefined;
  /** By the clock of its account. */
  progressAt: number;
}

/**
 * What an account does now, and a clock that stops while a request waits for its slot. A class, because there may be
 * thousands of accounts, and the functions of an object take more memory.
 */
class Activity implements RequestReports {
  readonly #current: () => Fetch | undefined;
  fetches: readonly Fetch[] = [];
  /** Requests that hold a slot. */
  sent = 0;
  /** Requests without a slot. */
  queued = 0;
  /** By `performance.now()`. */
  #queuedSince = 0;
  #queuedMs = 0;

  /** @param current The fetch of the code that runs. */
  constructor(current: () => Fetch | undefined) {
    this.#current = current;
  }

  now(): number {
    return (this.queued > 0 ? this.#queuedSince : performance.now()) - this.#queuedMs;
  }

  waiting(): () => void {
    if (this.queued === 0) this.#queuedSince = performance.now();
    this.queued += 1;
    return () => {
      this.queued -= 1;
      if (this.queued === 0) this.#queuedMs += performance.now() - this.#queuedSince;
    };
  }

  sending(): () => void {
    this.sent += 1;
    return () => {
      this.sent -= 1;
    };
  }

  progress(): void {
    const own = this.#current();
    const isRunning = own !== undefined && this.fetches.includes(own);
    // A request that belongs to no running fetch may serve all of them.
    for (const fetch of isRunning ? [own] : this.fetches) fetch.progressAt = this.now();
  }

  ending(): AbortSignal | undefined {
    return this.#current()?.ending?.signal;
  }
}

/**
 * Identifies the fetch of a request: a plugin may run several fetches at once and pass no signal to its requests. One for
 * all directories, because Node 20 visits each storage of a process at every promise.
 */
const currentFetch = new AsyncLocalStorage<Fetch>();

export function createStalls(stalledMs: number): Stalls {
  const activities = new Map<string, Activity>();

  /** The fetch of this directory in which the caller runs. */
  function current(): Fetch | undefined {
    const fetch = currentFetch.getStore();
    return fetch?.activities === activities ? fetch : undefined;
  }

  function activityOf(account: string): Activity {
    const known = activities.get(account);
    if (known !== undefined) return known;
    const activity = new Activity(current);
    activities.set(account, activity);
    return activity;
  }

  /** Calls `stall` when the fetch has made no progress for too long. @returns Stops the watch. */
  function watch(fetch: Fetch, activity: Activity, stall: () => void): () => void {
    const look = () => {
      const leftMs = fetch.progressAt + stalledMs - activity.now();
      if (leftMs <= 0) stall();
      // Not more often, because the clock may have stopped.
      else timer = setTimeout(look, Math.max(leftMs, stalledMs / 20));
    };
    let timer = setTimeout(look, stalledMs);
    return () => clearTimeout(timer);
  }

  return {
    async *watched(account, signal, source) {
      const { alias, plugin, isTrusted } = account;
      const activity = activityOf(alias);
      const ending = createAbort();
      const leave = () => ending.abort(signal.reason);
      if (signal.aborted) leave();
      signal.addEventListener('abort', leave, { once: true });
      const fetch: Fetch = { activities, ending, progressAt: activity.now() };
      activity.fetches = [...activity.fetches, fetch];
      const endWatch = watch(fetch, activity, () => ending.abort(stallOf(plugin.name, stalledMs)));
      try {
        const open = () => source(ending.signal);
        // A trusted plugin passes the signal to its requests. On Node 20, every promise takes longer in a context.
        const pages = isTrusted ? open() : within(currentFetch, fetch, open);
        for await (const page of untilAborted(pages, ending.signal)) {
          fetch.progressAt = activity.now();
          yield page;
        }
      } finally {
        endWatch();
        activity.fetches = activity.fetches.filter((each) => each !== fetch);
        signal.removeEventListener('abort', leave);
        if (!ending.signal.aborted) fetch.ending = undefined;
      }
    },
    requestsOf: activityOf,
    isQueued(account) {
      const { sent, queued } = activityOf(account);
      return queued > 0 && sent === 0;
    },
  };
}

/** The same values. The code that produces them runs in `context`. */
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
    `The fetch made no progress for ${seconds} s (no page, and no request that started or got a response) and was stopped; try again later, and report it to the author of the ${provider} plugin if it happens again.`,
  );
}
