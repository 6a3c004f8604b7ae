/** The requests that all accounts with one credential may make together. */
export interface Budget {
  /** Equal for all accounts that share the budget. Contains no secret. */
  readonly id: string;
  /** Requests in any window of `perMs`. */
  readonly requests: number;
  /** Milliseconds; 0 when only the number of requests that wait for their response at one time is limited. */
  readonly perMs: number;
}

/** The permission to make one request. Exactly one of its methods is called. */
export interface Slot {
  /** The response has begun, or the request has failed: it counts for `perMs` from now. */
  used(): void;
  /** No request was made. */
  unused(): void;
}

/** Keeps budgets. Several processes that share a credential need one that they share. */
export interface Pacer {
  /**
   * Waits until all of `budgets` allow one more request, and takes it from all of them at once: a request that waits
   * takes nothing. Accounts take turns, so that a long listing does not starve others. An abort ends the wait, which
   * rejects with `signal.reason`.
   * @param budgets At least one, each once. Pass the same array for the same kind of request of an account.
   */
  take(budgets: readonly Budget[], account: string, signal?: AbortSignal): Promise<Slot>;
  /** Grants no slots of `budgets` for `ms` milliseconds. */
  pause(budgets: readonly Budget[], ms: number): void;
  /** Rejects all requests that wait, and clears all timers. */
  close(reason: unknown): void;
}
