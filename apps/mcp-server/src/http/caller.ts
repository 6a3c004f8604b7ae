/** Somebody who may call. */
export interface Caller {
  /** For the log; absent when callers are not told apart. */
  readonly name?: string;
  /** Aliases of the accounts that they see; all when absent. */
  readonly accounts?: readonly string[];
}

/** Tells who calls. */
export interface Authentication {
  /**
   * @param authorization The header, if there is one.
   * @returns The caller, or the answer for somebody who may not call.
   */
  authenticate(authorization: string | undefined): Promise<Caller | Response>;
  /** Resolves to a sentence while nobody can be told apart from anybody else, and to undefined otherwise. */
  notReady(): Promise<string | undefined>;
}

/** For a server that only this machine can reach: everybody who does sees everything. */
export const anybody: Authentication = { authenticate: async () => ({}), notReady: async () => undefined };
