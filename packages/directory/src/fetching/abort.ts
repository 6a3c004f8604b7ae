import { setMaxListeners } from 'node:events';

/** A controller whose signal any number may listen to: Node warns of a leak when it is more than ten. */
export function createAbort(): AbortController {
  const controller = new AbortController();
  // Not 0, which means the same: Node 20 then fails in `getMaxListeners`, which undici calls.
  setMaxListeners(Number.POSITIVE_INFINITY, controller.signal);
  return controller;
}

/** Settles with `promise`, or rejects with `signal.reason` as soon as `signal` aborts. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

/** The same values, but it ends with `signal.reason` at once, even when the source does not listen to the signal. */
export async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void> {
  const iterator = source[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const next = await abortable(Promise.resolve(iterator.next()), signal);
      if (next.done === true) {
        ended = true;
        return;
      }
      // Not yielded as it is: what has a `then` of its own would be waited for, whatever the signal says.
      yield await abortable(Promise.resolve(next.value), signal);
    }
  } finally {
    // Not awaited: a source that hangs would never come back from it.
    if (!ended) void Promise.resolve(iterator.return?.()).catch(() => {});
  }
}
