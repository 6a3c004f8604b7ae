import { type PaceOptions, type ProviderContext, retryAfterMs } from '@wabascope/core';
import type { AccountBudgets } from './account-budgets.js';
import type { Pacer, Slot } from './pacer.js';

type Fetch = typeof globalThis.fetch;

/** The pause after a status 429 without a time. Short, because retries wait longer each time. */
const defaultPauseMs = 1_000;

/** How a request ended. */
interface EndedRequest {
  readonly account: string;
  /** ID of the provider. */
  readonly provider: string;
  /** Name and port. The rest of the address may contain anything. */
  readonly host: string;
  /** Absent when no response came. */
  readonly status?: number;
  /** Until it got its slot. */
  readonly waitedMs: number;
  /** From sending to the headers of the response. */
  readonly durationMs: number;
  /** As {@link clockOffsetMs} returns it. */
  readonly clockOffsetMs?: number;
}

export interface RequestObserver {
  /** A request to a provider has ended. Must be fast and must not throw. */
  requestEnded?(request: EndedRequest): void;
}

/** What the requests of an account report to its fetches. */
export interface RequestReports {
  /** A request waits for its slot, which does not count as a stall, until the returned function is called. */
  waiting(): () => void;
  /** A request holds a slot until the returned function is called. */
  sending(): () => void;
  /** A request starts or gets a response. */
  progress(): void;
  /**
   * Aborts when the fetch that the calling code belongs to stalls or is aborted, which the code may not notice;
   * undefined when it belongs to no fetch.
   */
  ending(): AbortSignal | undefined;
}

export interface RequestActivity {
  requestsOf(account: string): RequestReports;
}

/** `fetch` and `pace` of the context of one account: every request that they send counts for `budgets`. */
export function pacedFetch(
  fetch: Fetch,
  pacer: Pacer,
  budgets: AccountBudgets,
  { account, provider }: Pick<EndedRequest, 'account' | 'provider'>,
  now: () => number,
  reports: RequestReports,
  observer: RequestObserver = {},
): Required<Pick<ProviderContext, 'fetch' | 'pace'>> {
  const sendPaced = (input: Parameters<Fetch>[0], init: RequestInit | undefined, scope?: string) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    return pace((send) => send(input, init), { signal, scope });
  };

  async function pace<T>(send: (fetch: Fetch) => Promise<T>, { signal, scope }: PaceOptions = {}): Promise<T> {
    // A plugin may ignore all signals and never return: after the end of its fetch it gets no slot and keeps none.
    const ending = reports.ending();
    const counted = (scope === undefined ? undefined : budgets.byScope.get(scope)) ?? budgets.withoutScope;
    const queuedAt = performance.now();
    const endWaiting = reports.waiting();
    const slot = onceOnly(await pacer.take(counted, account, signal ?? ending).finally(endWaiting), reports);
    const waitedMs = performance.now() - queuedAt;
    let spent = false;
    const giveBack = () => (spent ? slot.used() : slot.unused());
    // A slot is for one request. A second request waits for another slot.
    const once: Fetch = async (input, init) => {
      if (spent || ending?.aborted) return sendPaced(input, init, scope);
      spent = true;
      const sentAt = now();
      const startedAt = performance.now();
      let response: Response | undefined;
      reports.progress();
      try {
        response = await fetch(input, withSignal(input, init, ending));
        const pauseMs = pauseAfter(response, now());
        if (pauseMs !== undefined) pacer.pause(counted, pauseMs);
        return response;
      } finally {
        slot.used();
        reports.progress();
        const durationMs = performance.now() - startedAt;
        const facts = factsOf(response, sentAt, now());
        observer.requestEnded?.({ account, provider, host: hostOf(input), waitedMs, durationMs, ...facts });
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

/** The slot. Only the first call of a method counts. */
function onceOnly(slot: Slot, reports: RequestReports): Slot {
  const endSending = reports.sending();
  let isHeld = true;
  const release = (how: keyof Slot) => {
    if (!isHeld) return;
    isHeld = false;
    endSending();
    slot[how]();
  };
  return { used: () => release('used'), unused: () => release('unused') };
}

/** A request without a signal ends when its fetch ends early. */
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

/** The pause that a response requires of all requests of the budgets, in milliseconds; undefined if it requires none. */
function pauseAfter(response: Response, now: number): number | undefined {
  return retryAfterMs(response, now) ?? (response.status === 429 ? defaultPauseMs : undefined);
}

/**
 * How far the local clock is ahead of the provider's, in milliseconds: negative when it is behind, 0 when it may be
 * right, undefined when the response has no `Date`. That header has whole seconds and was written at some time between
 * sending and receiving, so this is the minimum offset.
 * @param sentAt By the local clock, as `receivedAt`: milliseconds since 1970.
 */
function clockOffsetMs(headers: Headers, sentAt: number, receivedAt: number): number | undefined {
  const earliest = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(earliest)) return undefined;
  const latest = earliest + 999;
  if (sentAt > latest) return sentAt - latest;
  return receivedAt < earliest ? receivedAt - earliest : 0;
}
