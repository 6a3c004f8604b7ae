/** A request in a {@link FairQueue}. */
export interface Queued {
  readonly account: string;
  /** The same object for the requests of an account that wait for the same. */
  readonly kind: object;
}

/** Serves accounts in turn, and requests of one account and kind in the order in which they came. */
export class FairQueue<Request extends Queued> {
  /** A map keeps the order of insertion: the account to serve next is the first, and so is the kind. */
  readonly #accounts = new Map<string, Map<object, Set<Request>>>();

  get isEmpty(): boolean {
    return this.#accounts.size === 0;
  }

  add(request: Request): void {
    const kinds = this.#accounts.get(request.account) ?? new Map<object, Set<Request>>();
    const line = kinds.get(request.kind) ?? new Set<Request>();
    this.#accounts.set(request.account, kinds.set(request.kind, line.add(request)));
  }

  /** The first requests of each account and kind, those to serve next first. */
  *firsts(): Generator<Request, void> {
    for (const kinds of this.#accounts.values()) {
      for (const [first] of kinds.values()) if (first !== undefined) yield first;
    }
  }

  /** Removes a request that was served: the next turn of its account comes after that of the others. */
  served(request: Request): void {
    const { account, kind } = request;
    const { kinds, line } = this.remove(request);
    this.#accounts.delete(account);
    kinds.delete(kind);
    if (line.size > 0) kinds.set(kind, line);
    if (kinds.size > 0) this.#accounts.set(account, kinds);
  }

  /** Removes a request that was not served. */
  remove(request: Request): { kinds: Map<object, Set<Request>>; line: Set<Request> } {
    const { account, kind } = request;
    const kinds = this.#accounts.get(account) ?? new Map<object, Set<Request>>();
    const line = kinds.get(kind) ?? new Set<Request>();
    line.delete(request);
    if (line.size === 0) kinds.delete(kind);
    if (kinds.size === 0) this.#accounts.delete(account);
    return { kinds, line };
  }
}
