import type { PaceOptions, ProviderContext } from '@wabascope/core';
import type { RequestReports } from '../fetching/stalls.js';
import type { AccountBudgets } from './account-budgets.js';
import { clockOffsetMs } from './clock-offset.js';
import type { Pacer, Slot } from './pacer.js';
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

/** `fetch` and `pace` of the context of one account: every request that they send counts for `budgets`. */
export function pacedFetch(
  fetch: Fetch,
  pacer: Pacer,
  budgets: AccountBudgets,
  account: string,
  now: () => number,
  reports: RequestReports,
  ended: (request: EndedRequest) => void = () => {},
): Required<Pick<ProviderContext, 'fetch' | 'pace'>> {
  const sendPaced = (input: Parameters<Fetch>[0], init: RequestInit | undefined, scope?: string) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    return pace((send) => send(input, init), { signal, scope });
  };

  async function pace<T>(send: (fetch: Fetch) => Promise<T>, { signal, scope }: PaceOptions = {}): Promise<T> {
    // A plugin may listen to no signal and never come back: when its fetch has ended, it gets no slot and keeps none.
    const ending = reports.ending();
    const counted = budgets.of(scope);
    const queuedAt = performance.now();
    const endWaiting = reports.waiting();
    const slot = onceOnly(await pacer.take(counted, account, signal ?? ending).finally(endWaiting));
    const waitedMs = performance.now() - queuedAt;
    let spent = false;
    const giveBack = () => (spent ? slot.answered() : slot.unused());
    // A slot is good for one request; whoever sends a second one waits for a slot of its own.
    const once: Fetch = async (input, init) => {
      if (spent || ending?.aborted) return sendPaced(input, init, scope);
      spent = true;
      const sentAt = now();
      const startedAt = performance.now();
      let response: Response | undefined;
      reports.progress();
      try {
        response = await fetch(input, withSignal(input, init, ending));
        const pauseMs = pauseAskedBy(response, now(), unaskedPauseMs);
        if (pauseMs !== undefined) pacer.pause(counted, pauseMs);
        return response;
      } finally {
        slot.answered();
        reports.progress();
        const durationMs = performance.now() - startedAt;
        ended({ host: hostOf(input), waitedMs, durationMs, ...factsOf(response, sentAt, now()) });
      }
    };
    ending?.addEventListener('abort', giveBack, { once: true });
    try {
      ending?.throwIfAborted();
      return await send(once);
    } finally {
      ending?.removeEventListener('abort', giveBack);
      if (!spent) {
        spent = true;
        slot.unused();
      }
    }
  }

  return { fetch: (input, init) => sendPaced(input, init), pace };
}

/** The same slot, of which only the first call of a method counts. */
function onceOnly(slot: Slot): Slot {
  let isHeld = true;
  const release = (how: keyof Slot) => {
    if (isHeld) slot[how]();
    isHeld = false;
  };
  return { answered: () => release('answered'), unused: () => release('unused') };
}

/** A request that listens to no signal ends when its fetch ends early. */
function withSignal(
  input: Parameters<Fetch>[0],
  init: RequestInit | undefined,
  ending: AbortSignal | undefined,
): RequestInit | undefined {
  if (ending === undefined || input instanceof Request || init?.signal) return init;
  return { ...init, signal: ending };
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
