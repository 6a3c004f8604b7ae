import { createAbort } from './abort.js';

/** One ask of one account, from when it waits for its turn until it has ended. There may be very many: it is small. */
export interface Flight<Result> {
  readonly result: Promise<Result>;
  readonly start: (result: Promise<Result>) => void;
  readonly cancel: (reason: unknown) => void;
  /** From when it is asked. */
  controller: AbortController | undefined;
  /** The best that it waits with. */
  rank: number;
  /** How many wait for it. */
  waiting: number;
  /** Goes on when nobody waits. */
  isWanted: boolean;
}

export function createFlight<Result>(): Flight<Result> {
  let start: Flight<Result>['start'] = () => {};
  let cancel: Flight<Result>['cancel'] = () => {};
  const result = new Promise<Result>((resolve, reject) => {
    start = resolve;
    cancel = reject;
  });
  // Whoever waits hears of it; a flight that everybody has left must not end the process.
  result.catch(() => {});
  return {
    result,
    start,
    cancel,
    controller: undefined,
    rank: Number.POSITIVE_INFINITY,
    waiting: 0,
    isWanted: false,
  };
}

export function beginFlight<Result>(flight: Flight<Result>, ask: (signal: AbortSignal) => Promise<Result>): void {
  flight.controller = createAbort();
  flight.start(ask(flight.controller.signal));
}

export function abortFlight<Result>(flight: Flight<Result>, reason: unknown): void {
  if (flight.controller === undefined) flight.cancel(reason);
  else flight.controller.abort(reason);
}
