import type { Budget } from './pacer.js';

/** A request that waits until all of its budgets have a slot for it. */
export interface Waiting {
  readonly account: string;
  /** Its budgets. */
  readonly kind: readonly Budget[];
  readonly lanes: readonly Lane[];
  readonly go: () => void;
  readonly leave: (reason: unknown) => void;
}

/** One budget and the requests that wait for it. */
export interface Lane {
  readonly budget: Budget;
  /** Slots of requests that were sent less than `perMs` ago, or have no response yet. */
  taken: number;
  pause: NodeJS.Timeout | undefined;
  /** By `performance.now()`. */
  pausedUntil: number;
  readonly queue: FairQueue<Waiting>;
}

export function createLane(budget: Budget): Lane {
  return { budget, taken: 0, pause: undefined, pausedUntil: 0, queue: new FairQueue() };
}

/** Whether the lane has no state and can be discarded. */
export function isIdle({ queue, taken, pause }: Lane): boolean {
  return queue.isEmpty && taken === 0 && pause === undefined;
}

/** Slots that are free now. */
export function freeSlots({ budget, taken, pause }: Lane): number {
  return pause === undefined ? budget.requests - taken : 0;
}

/** The other budgets of requests that wait for a lane without a free slot: what was kept for them there may be no longer. */
export function besideFull(lane: Lane): Lane[] {
  if (freeSlots(lane) > 0) return [];
  return [...lane.queue.firsts()].flatMap(({ lanes }) => lanes.filter((other) => other !== lane));
}

/** The request that may be sent next: the first, in the order of the queue, that all of its budgets have a slot for. */
export function nextOf(lane: Lane): Waiting | undefined {
  if (freeSlots(lane) <= 0) return undefined;
  for (const request of lane.queue.firsts()) {
    if (request.lanes.every((each) => hasSlotFor(each, request))) return request;
  }
  return undefined;
}

/** Whether a slot is free that is not kept for a request before this one. */
function hasSlotFor(lane: Lane, request: Waiting): boolean {
  let free = freeSlots(lane);
  for (const before of lane.queue.firsts()) {
    if (free <= 0) return false;
    if (before === request) return true;
    if (isKept(lane, before)) free -= 1;
  }
  return free > 0;
}

/**
 * Whether a free slot is kept for a request that cannot be sent yet: when it waits for more plentiful budgets only.
 * Otherwise requests that need fewer budgets could overtake it forever. A slot of a plentiful budget is not kept,
 * because it would stay unused for as long as the scarce one has none.
 */
function isKept(lane: Lane, { lanes }: Waiting): boolean {
  const full = lanes.filter((other) => freeSlots(other) <= 0);
  return full.length > 0 && full.every((other) => other.pause === undefined && isScarcer(lane, other));
}

function isScarcer({ budget: one }: Lane, { budget: other }: Lane): boolean {
  const difference = one.perMs / one.requests - other.perMs / other.requests;
  return difference === 0 ? one.id > other.id : difference > 0;
}

/** A request in a {@link FairQueue}. */
interface Queued {
  readonly account: string;
  /** The same object for the requests of an account that wait for the same. */
  readonly kind: object;
}

/** Serves accounts in turn, and requests of one account and kind in the order in which they came. */
class FairQueue<Request extends Queued> {
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
