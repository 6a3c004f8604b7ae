import type { ProviderContext } from '@wabascope/core';
import type { Budget, Pacer } from './pacer.js';
import { pauseAskedBy } from './retry-after.js';

type Fetch = typeof globalThis.fetch;

/** What a status 429 pauses a budget for when it does not say how long: short, because those who retry wait longer each time. */
const unaskedPauseMs = 1_000;

/**
 * `fetch` and `turn` of the context of one account: every request that leaves through them counts for `budget`.
 * @param ended Hears how each request ended, without a status when no answer came, and how long it waited for its slot.
 */
export function pacedFetch(
  fetch: Fetch,
  pacer: Pacer,
  budget: Budget,
  account: string,
  now: () => number,
  ended: (status: number | undefined, waitedMs: number) => void = () => {},
): Required<Pick<ProviderContext, 'fetch' | 'turn'>> {
  const paced: Fetch = (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    return turn((send) => send(input, init), signal);
  };

  async function turn<T>(send: (fetch: Fetch) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const queuedAt = performance.now();
    const slot = await pacer.take(budget, account, signal);
    const waitedMs = performance.now() - queuedAt;
    let spent = false;
    // A slot is good for one request; whoever sends a second one waits for a slot of its own.
    const once: Fetch = async (input, init) => {
      if (spent) return paced(input, init);
      spent = true;
      let status: number | undefined;
      try {
        const response = await fetch(input, init);
        status = response.status;
        const pauseMs = pauseAskedBy(response, now(), unaskedPauseMs);
        if (pauseMs !== undefined) pacer.pause(budget, pauseMs);
        return response;
      } finally {
        slot.answered();
        ended(status, waitedMs);
      }
    };
    try {
      return await send(once);
    } finally {
      if (!spent) {
        spent = true;
        slot.unused();
      }
    }
  }

  return { fetch: paced, turn };
}
