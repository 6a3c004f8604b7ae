import { setMaxListeners } from 'node:events';

/** A controller whose signal accepts any number of listeners: Node warns about a leak above ten. */
export function createAbort(): AbortController {
  const controller = new AbortController();
  // Not 0, which means the same: Node 20 then fails in `getMaxListeners`, which undici calls.
  setMaxListeners(Number.POSITIVE_INFINITY, controller.signal);
  return controller;
}

/** Settles with `promise`, or rejects with `signal.reason` as soon as `signal` aborts. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

/** The values of `source`. Throws `signal.reason` immediately on abort, even if the source ignores the signal. */
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
      // A plain `yield next.value` would await a value with a `then` method and ignore the signal.
      yield await abortable(Promise.resolve(next.value), signal);
    }
  } finally {
    // Not awaited: a source that hangs never settles it.
    if (!ended) void Promise.resolve(iterator.return?.()).catch(() => {});
  }
}
