import type { Answer } from './answer.js';
import { type Call, readCall } from './call.js';

/** The provider's API, played: a `fetch` that opens no connection, and what was asked of it. */
export interface FarSide {
  readonly fetch: typeof globalThis.fetch;
  /** In the order of their arrival; it grows. */
  readonly calls: readonly Call[];
}

/** More calls than any listing of the suite needs: whoever makes them goes in circles. */
export const tooManyCalls = 50;

/** Plays `answer`. As with the real `fetch`, a call ends with the reason of its signal when that is aborted. */
export function farSide(answer: Answer): FarSide {
  const calls: Call[] = [];
  return {
    calls,
    fetch: async (...request) => {
      const call = await readCall(...request);
      call.signal?.throwIfAborted();
      calls.push(call);
      // An answer that no provider takes for a page, so that even an endless loop ends.
      if (calls.length > tooManyCalls) return new Response('too many requests of one listing', { status: 400 });
      return untilAborted(Promise.resolve(answer(call)), call.signal);
    },
  };
}

async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
