/** A caller that may call. */
export interface Caller {
  /** For the log; absent if callers are not identified. */
  readonly name?: string;
  /** Aliases of the accounts that the caller sees; all if absent. */
  readonly accounts?: readonly string[];
}

/** Identifies callers. */
export interface Authentication {
  /**
   * @param authorization The header, if present.
   * @returns The caller, or the error response for a request without a valid credential.
   */
  authenticate(authorization: string | undefined): Promise<Caller | Response>;
  /** A sentence while callers cannot be identified; otherwise undefined. */
  notReady(): Promise<string | undefined>;
  /** A sentence while some callers cannot be identified. Only for a server that is ready. */
  degraded?(): Promise<string | undefined>;
}

/** For a server that only this machine can reach: every caller sees everything. */
export const withoutAuthentication: Authentication = {
  authenticate: async () => ({}),
  notReady: async () => undefined,
};
