/** How many requests the accounts behind one credential may make together. */
export interface Budget {
  /** The same for all who share the budget; no secret. */
  readonly id: string;
  /** Requests in any window of `perMs`. */
  readonly requests: number;
  /** Milliseconds; 0 when only the number of requests that wait for their answer at one time is limited. */
  readonly perMs: number;
}

/** The permission to make one request. Exactly one of its methods is called. */
export interface Slot {
  /** The answer has begun, or the request has failed: it counts for `perMs` from now. */
  answered(): void;
  /** No request was made. */
  unused(): void;
}

/** Keeps budgets. Several processes that share a credential need one that they share. */
export interface Pacer {
  /**
   * Waits until `budget` allows one more request. Accounts take turns, so that a long listing does not starve others.
   * Who aborts leaves the queue; the promise rejects with `signal.reason`.
   */
  take(budget: Budget, account: string, signal?: AbortSignal): Promise<Slot>;
  /** Gives no more slots of `budget` for `ms` milliseconds. */
  pause(budget: Budget, ms: number): void;
  /** Rejects everybody who waits, and clears all timers. */
  close(reason: unknown): void;
}
