import type { Caller } from './authentication.js';
import { errorResponse } from './error-response.js';

/** Limits concurrent calls, in all and for each caller. */
export interface CallSlots {
  /**
   * Takes a slot for each of `count` calls, or none.
   * @returns A function that frees them, to be called once; or an error response if not enough slots are free.
   */
  take(caller: Caller, count: number): (() => void) | Response;
  /** Whether no slot is free for any caller. */
  areTaken(): boolean;
  /** Resolves as soon as all slots are free. */
  allFree(): Promise<void>;
}

export interface CallLimits {
  readonly maxConcurrentCalls: number;
  readonly maxConcurrentCallsPerCaller: number;
}

/** Callers without a name share all slots. */
export function createCallSlots({ maxConcurrentCalls, maxConcurrentCallsPerCaller }: CallLimits): CallSlots {
  const takenBy = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let taken = 0;

  function free(name: string | undefined, count: number): void {
    taken -= count;
    if (taken === 0) for (const resolve of waiting.splice(0)) resolve();
    if (name === undefined) return;
    const left = (takenBy.get(name) ?? 0) - count;
    if (left === 0) takenBy.delete(name);
    else takenBy.set(name, left);
  }

  return {
    take({ name }, count) {
      const share = name === undefined ? maxConcurrentCalls : maxConcurrentCallsPerCaller;
      if (count > Math.min(share, maxConcurrentCalls)) {
        return errorResponse(413, `A batch may have at most ${Math.min(share, maxConcurrentCalls)} messages.`);
      }
      const own = name === undefined ? 0 : (takenBy.get(name) ?? 0);
      if (own + count > share) {
        return errorResponse(429, 'Too many concurrent calls of this caller. Try again.', { 'retry-after': '1' });
      }
      if (taken + count > maxConcurrentCalls) {
        return errorResponse(503, 'Too many concurrent calls. Try again.', { 'retry-after': '1' });
      }
      taken += count;
      if (name !== undefined) takenBy.set(name, own + count);
      return () => free(name, count);
    },
    areTaken: () => taken >= maxConcurrentCalls,
    allFree: () => new Promise((resolve) => (taken === 0 ? resolve() : waiting.push(resolve))),
  };
}
