import { setTimeout } from 'node:timers/promises';

/** Resolves after `ms` milliseconds; rejects with `signal.reason` if `signal` aborts. */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, signal === undefined ? {} : { signal });
  } catch {
    signal?.throwIfAborted();
  }
}
