import type { Caller } from './caller.js';
import { refuse } from './refuse.js';

/** The places that calls take: so many in all, and so many for each caller. */
export interface Places {
  /**
   * Takes a place for each of `count` calls, or none.
   * @returns Gives them back, to be called once; or the answer for a caller who cannot have them.
   */
  take(caller: Caller, count: number): (() => void) | Response;
  /** Whether the next call will be refused, whoever calls. */
  areTaken(): boolean;
  /** Resolves as soon as no place is taken. */
  allFree(): Promise<void>;
}

export interface PlacesLimits {
  readonly maxConcurrentCalls: number;
  readonly maxConcurrentCallsPerCaller: number;
}

/** Callers who are not told apart have one share together: all places. */
export function createPlaces({ maxConcurrentCalls, maxConcurrentCallsPerCaller }: PlacesLimits): Places {
  const takenBy = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let taken = 0;

  function giveBack(name: string | undefined, count: number): void {
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
        return refuse(413, `A batch may hold at most ${Math.min(share, maxConcurrentCalls)} messages.`);
      }
      const own = name === undefined ? 0 : (takenBy.get(name) ?? 0);
      if (own + count > share) {
        return refuse(429, 'Too many calls of yours at once; try again.', { 'retry-after': '1' });
      }
      if (taken + count > maxConcurrentCalls) {
        return refuse(503, 'Too many calls at once; try again.', { 'retry-after': '1' });
      }
      taken += count;
      if (name !== undefined) takenBy.set(name, own + count);
      return () => giveBack(name, count);
    },
    areTaken: () => taken >= maxConcurrentCalls,
    allFree: () => new Promise((resolve) => (taken === 0 ? resolve() : waiting.push(resolve))),
  };
}
