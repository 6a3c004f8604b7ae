import type { Journal } from '../journal.js';
import { type Clock, systemClock } from './clock.js';
import { createDelivery, type Delivery, type NotifyLog } from './deliver.js';
import { type NotifyTarget, receiversOf } from './target.js';

export interface NotifierOptions {
  readonly journal: Journal;
  readonly targets: readonly NotifyTarget[];
  readonly fetch: typeof globalThis.fetch;
  readonly log?: NotifyLog;
  readonly clock?: Clock;
  /** Maximum time of an attempt; 10 if absent. */
  readonly timeoutSeconds?: number;
}

/** Sends changes of a journal to receivers. */
export interface Notifier {
  /** Aborts requests in progress. What was not delivered stays in the journal. */
  close(): Promise<void>;
}

/** How often the journal is read for changes that other processes append. */
const pollMs = 15_000;

/** Changes of several accounts that are found together are sent together. */
const gatherMs = 1_000;

/** The wait after a failure of the journal. */
const retryMs = 30_000;

/**
 * Sends each change of the journal to the targets that it is for: at least once, with the same ID each time, and in
 * order for each number. Each target has its own queue, so that a target that does not respond delays no other.
 */
export function startNotifier(options: NotifierOptions): Notifier {
  const { journal, targets, fetch, log = () => {}, clock = systemClock, timeoutSeconds = 10 } = options;
  const closing = new AbortController();
  const parts = { journal, fetch, log, clock, timeoutMs: timeoutSeconds * 1000 };
  const loops = receiversOf(targets).map((receiver) => {
    const failed = (error: unknown) =>
      log('warn', 'Changes cannot be read for delivery.', wordsOf(error, receiver.name));
    return startLoop(createDelivery(receiver, parts), clock, closing.signal, failed);
  });
  const unsubscribe = journal.onAppend(() => {
    for (const loop of loops) loop.wake(gatherMs);
  });
  return {
    async close() {
      unsubscribe();
      closing.abort(new Error('The notifier is closed.'));
      await Promise.all(loops.map(({ ended }) => ended()));
    },
  };
}

interface Loop {
  /** Starts a round after that time, or earlier. */
  wake(ms: number): void;
  /** Resolves when no round runs. */
  ended(): Promise<void>;
}

/** Runs rounds of one receiver, one after the other. Reports the first of several failures in a row. */
function startLoop({ round }: Delivery, clock: Clock, signal: AbortSignal, failed: (error: unknown) => void): Loop {
  let cancel = () => {};
  let wakeAt = Number.POSITIVE_INFINITY;
  let running: Promise<void> | undefined;
  let isFailing = false;

  function wake(ms: number): void {
    const at = clock.now() + ms;
    if (signal.aborted || at >= wakeAt) return;
    wakeAt = at;
    if (running !== undefined) return;
    cancel();
    cancel = clock.after(ms, start);
  }

  function start(): void {
    wakeAt = Number.POSITIVE_INFINITY;
    running = run().finally(() => {
      running = undefined;
      const at = wakeAt;
      wakeAt = Number.POSITIVE_INFINITY;
      wake(Math.max(0, at - clock.now()));
    });
  }

  async function run(): Promise<void> {
    try {
      const waitMs = (await round(signal)) ?? pollMs;
      isFailing = false;
      wake(Math.min(waitMs, pollMs));
    } catch (error) {
      if (signal.aborted) return;
      if (!isFailing) failed(error);
      isFailing = true;
      wake(retryMs);
    }
  }

  signal.addEventListener('abort', () => cancel());
  wake(0);
  return { wake, ended: async () => running };
}

function wordsOf(error: unknown, target: string): Readonly<Record<string, string>> {
  return { target, problem: error instanceof Error ? error.name : typeof error };
}
