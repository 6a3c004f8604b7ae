/** At most `requests` admitted requests in any window of `perMs` milliseconds. */
export interface SandboxRateLimit {
  readonly requests: number;
  readonly perMs: number;
  /** Counts only this call, named in the provider's words. If absent, counts every call. */
  readonly scope?: string;
}

/** The decision about one request. */
export interface Admission {
  readonly admitted: boolean;
  /** The limit that rejected it, or the one that is nearest to being reached. */
  readonly limit: SandboxRateLimit;
  /** How many more requests the window would admit now. */
  readonly remaining: number;
  /** Milliseconds until the oldest request leaves its window; 0 when the window is empty. */
  readonly freeInMs: number;
}

/**
 * Admits a request of `key` if all limits that count its call admit it. `undefined` if no limit counts it.
 * @param at Milliseconds since 1970.
 */
export type Admit = (request: {
  readonly key: string;
  readonly at: number;
  readonly call?: string | undefined;
}) => Admission | undefined;

/**
 * An exact sliding window for each limit and key. A rejected request does not count. A request exactly `perMs` after
 * another is outside its window.
 */
export function slidingWindows(limits: readonly SandboxRateLimit[]): Admit {
  const windows = limits.map((limit) => ({ limit, admittedAt: new Map<string, number[]>() }));
  return ({ key, at, call }) => {
    const counted = windows.flatMap(({ limit, admittedAt }) => {
      if (limit.scope !== undefined && limit.scope !== call) return [];
      const times = (admittedAt.get(key) ?? []).filter((time) => time > at - limit.perMs);
      admittedAt.set(key, times);
      return [{ limit, times }];
    });
    const admitted = counted.every(({ limit, times }) => times.length < limit.requests);
    if (admitted) for (const { times } of counted) times.push(at);
    const states = counted.map(({ limit, times: [oldest, ...rest] }): Admission => {
      const length = oldest === undefined ? 0 : rest.length + 1;
      const freeInMs = oldest === undefined ? 0 : oldest + limit.perMs - at;
      return { admitted, limit, remaining: limit.requests - length, freeInMs };
    });
    const [nearest] = states.sort((one, other) => one.remaining - other.remaining || other.freeInMs - one.freeInMs);
    return nearest;
  };
}
