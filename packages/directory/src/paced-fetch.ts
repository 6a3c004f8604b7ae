import type { ProviderContext } from '@wabascope/core';
import { clockOffsetMs } from './clock-offset.js';
import type { Budget, Pacer } from './pacer.js';
import { pauseAskedBy } from './retry-after.js';

type Fetch = typeof globalThis.fetch;

/** What a status 429 pauses a budget for when it does not say how long: short, because those who retry wait longer each time. */
const unaskedPauseMs = 1_000;

/** How a request ended. */
export interface EndedRequest {
  /** Name and port; no more of the address, which may hold anything. */
  readonly host: string;
  /** Absent when no answer came. */
  readonly status?: number;
  /** For its slot, before it was sent. */
  readonly waitedMs: number;
  /** From sending to the head of the answer. */
  readonly durationMs: number;
  /** At least so far is the local clock ahead of the provider's (behind: negative), absent when the answer has no date. */
  readonly clockOffsetMs?: number;
}

/** `fetch` and `turn` of the context of one account: every request that leaves through them counts for `budget`. */
export function pacedFetch(
  fetch: Fetch,
  pacer: Pacer,
  budget: Budget,
  account: string,
  now: () => number,
  ended: (request: EndedRequest) => void = () => {},
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
      const sentAt = now();
      const startedAt = performance.now();
      let response: Response | undefined;
      try {
        response = await fetch(input, init);
        const pauseMs = pauseAskedBy(response, now(), unaskedPauseMs);
        if (pauseMs !== undefined) pacer.pause(budget, pauseMs);
        return response;
      } finally {
        slot.answered();
        const durationMs = performance.now() - startedAt;
        ended({ host: hostOf(input), waitedMs, durationMs, ...factsOf(response, sentAt, now()) });
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

function hostOf(input: Parameters<Fetch>[0]): string {
  return (input instanceof URL ? input : new URL(input instanceof Request ? input.url : input)).host;
}

function factsOf(
  response: Response | undefined,
  sentAt: number,
  receivedAt: number,
): Pick<EndedRequest, 'status' | 'clockOffsetMs'> {
  if (response === undefined) return {};
  const offsetMs = clockOffsetMs(response.headers, sentAt, receivedAt);
  return { status: response.status, ...(offsetMs === undefined ? {} : { clockOffsetMs: offsetMs }) };
}
