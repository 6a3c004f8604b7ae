import { setImmediate as nextTurn } from 'node:timers/promises';
import { isOpen, nameOf, observe, release, type Started } from './started.js';
import { type TimeLimit, within } from './within.js';

/** What a body did besides its result. Texts name what was started, and where. */
export interface Work<T> {
  readonly outcome: PromiseSettledResult<T>;
  /** Requests without the `fetch` of the context, including those for addresses of host names. */
  readonly requests: readonly string[];
  /** Timers, including those that have ended. */
  readonly timers: readonly Started[];
  /** What kept the process alive when the body had ended. It no longer does. */
  readonly open: readonly string[];
}

/** As long as a host waits for a plugin. */
const startLimit: TimeLimit = {
  maxMs: 10_000,
  problem: 'A plugin must start within 10 seconds. Do not wait for anything in it.',
  ref: true,
};
/** Much longer than a test takes on a busy machine. Some runners have no limit, and end when nothing else is open. */
const testLimit: TimeLimit = {
  maxMs: 60_000,
  problem: 'A test must end within 60 seconds. The provider waits for something that does not happen.',
  ref: false,
};

/**
 * Imports a plugin or opens an account.
 * @returns The result, and the names of everything that it started without its context.
 */
export function noteStart<T>(start: () => T | Promise<T>): Promise<{ result: T; work: readonly string[] }> {
  return within(startLimit, async (late) => {
    const { outcome, requests, timers, open } = await noteWork(() => Promise.race([start(), late]));
    return { result: resultOf(outcome), work: [...new Set([...requests, ...timers.map(nameOf), ...open])] };
  });
}

/**
 * Runs a test, which fails if it does not end in time.
 * @param onLate Receives the name of what keeps the process alive and was started when the test had ended. It no longer
 * does.
 */
export function noteTest(test: () => Promise<void>, onLate: (name: string) => void): Promise<Work<void>> {
  const late = (started: Started) => {
    // Here the handle is still being created.
    queueMicrotask(() => {
      // An immediate ends in this turn of the event loop.
      const isLeftOpen = started.kind !== 'immediate' && isOpen(started);
      release(started);
      if (isLeftOpen) onLate(nameOf(started));
    });
  };
  return within(testLimit, (ended) => noteWork(() => Promise.race([test(), ended]), late));
}

/**
 * Runs `body` and notes what it starts. Never rejects.
 * @param late Receives what was started when the body had ended.
 */
export async function noteWork<T>(
  body: () => T | Promise<T>,
  late: (started: Started) => void = () => {},
): Promise<Work<T>> {
  const started: Started[] = [];
  let note = (each: Started): void => void started.push(each);
  const outcome = await observe(
    () => {},
    async () => {
      const [settled] = await Promise.allSettled([
        observe(
          (each) => note(each),
          async () => body(),
        ),
      ]);
      // Until then, a closed handle has a reference, and a new server has no handle.
      await nextTurn();
      return settled;
    },
  );
  note = late;
  const open = started.filter(isOpen);
  open.forEach(release);
  return {
    outcome,
    requests: started.filter(({ kind }) => kind === 'request').map(nameOf),
    timers: started.filter(({ kind }) => kind === 'timer' || kind === 'immediate'),
    open: open.map(nameOf),
  };
}

/** @throws What the body threw. */
export function resultOf<T>(outcome: PromiseSettledResult<T>): T {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
