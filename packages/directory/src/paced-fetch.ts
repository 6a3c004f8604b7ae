import type { ProviderContext } from '@wabascope/core';
import type { Budget, Pacer } from './pacer.js';
import { pauseAskedBy } from './retry-after.js';

type Fetch = typeof globalThis.fetch;

/** What a status 429 pauses a budget for when it does not say how long: short, because those who retry wait longer each time. */
const unaskedPauseMs = 1_000;

/** `fetch` and `turn` of the context of one account: every request that leaves through them counts for `budget`. */
export function pacedFetch(
  fetch: Fetch,
  pacer: Pacer,
  budget: Budget,
  account: string,
  now: () => number,
): Required<Pick<ProviderContext, 'fetch' | 'turn'>> {
  const paced: Fetch = (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    return turn((send) => send(input, init), signal);
  };

  async function turn<T>(send: (fetch: Fetch) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const slot = await pacer.take(budget, account, signal);
    let spent = false;
    // A slot is good for one request; whoever sends a second one waits for a slot of its own.
    const once: Fetch = async (input, init) => {
      if (spent) return paced(input, init);
      spent = true;
      try {
        const response = await fetch(input, init);
        const pauseMs = pauseAskedBy(response, now(), unaskedPauseMs);
        if (pauseMs !== undefined) pacer.pause(budget, pauseMs);
        return response;
      } finally {
        slot.answered();
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
