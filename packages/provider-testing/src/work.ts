import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { observe, type Started } from './started.js';

/** What a body did besides its result. Each entry names what was started, and where. */
export interface Work<T> {
  readonly outcome: PromiseSettledResult<T>;
  /** Requests without the `fetch` of the context, including those for addresses of host names. */
  readonly requests: readonly string[];
  /** Timers, including those that have ended. */
  readonly timers: readonly string[];
  /** What kept the process alive when the body had ended. It no longer does. */
  readonly open: readonly string[];
}

/** As long as a host waits for a plugin. */
const maxStartMs = 10_000;

/**
 * Imports a plugin or opens an account.
 * @returns The result, and the names of everything that it started without its context.
 */
export async function noteStart<T>(start: () => T | Promise<T>): Promise<{ result: T; work: readonly string[] }> {
  const ended = new AbortController();
  const late = wait(maxStartMs, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`A plugin must start within ${maxStartMs / 1_000} seconds. Do not wait for anything in it.`);
  });
  try {
    const { outcome, requests, timers, open } = await noteWork(() => Promise.race([start(), late]));
    return { result: resultOf(outcome), work: [...new Set([...requests, ...timers, ...open])] };
  } finally {
    ended.abort();
    late.catch(() => {});
  }
}

/** Runs `body` and notes what it starts. Never rejects. */
export async function noteWork<T>(body: () => T | Promise<T>): Promise<Work<T>> {
  const started: Started[] = [];
  const outcome = await observe([], async () => {
    const [settled] = await Promise.allSettled([observe(started, async () => body())]);
    // Until then, a closed handle has a reference, and a new server has no handle.
    await nextTurn();
    return settled;
  });
  const open = started.filter(isOpen);
  for (const { handle } of open) handle?.unref();
  return {
    outcome,
    requests: started.filter(({ kind }) => kind === 'request').map(nameOf),
    timers: started.filter(({ kind }) => kind === 'timer').map(nameOf),
    open: open.map(nameOf),
  };
}

/** @throws What the body threw. */
export function resultOf<T>(outcome: PromiseSettledResult<T>): T {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

function isOpen({ handle }: Started): boolean {
  return handle?.hasRef() === true && handle._destroyed !== true;
}

function nameOf({ name }: Started): string {
  return name;
}
