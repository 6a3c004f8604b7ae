import { type ReceivedCall, readCall } from './call.js';
import type { Respond } from './respond.js';

/** The provider's API in the process: a `fetch` that opens no connection, and the requests that it received. */
export interface FakeApi {
  readonly fetch: typeof globalThis.fetch;
  /** In order of arrival. Later requests are appended. */
  readonly calls: readonly ReceivedCall[];
}

/** More calls than any listing of the suite needs. A provider that makes this many is in a loop. */
export const tooManyCalls = 50;

/** Like the real `fetch`, a call rejects with the reason of its signal if the signal aborts. */
export function fakeApi(respond: Respond): FakeApi {
  const calls: ReceivedCall[] = [];
  return {
    calls,
    fetch: async (...request) => {
      const call = await readCall(...request);
      call.signal?.throwIfAborted();
      calls.push(call);
      // Not a page of any provider, so that an endless loop ends.
      if (calls.length > tooManyCalls) return new Response('too many requests of one listing', { status: 400 });
      return untilAborted(Promise.resolve(respond(call)), call.signal);
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
