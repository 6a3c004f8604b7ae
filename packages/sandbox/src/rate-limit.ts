/** No window of `perMs` milliseconds, wherever it starts, holds more than `requests` admitted requests. */
export interface RateLimit {
  readonly requests: number;
  readonly perMs: number;
}

/** What became of one request. */
export interface Admission {
  readonly admitted: boolean;
  /** How many more the window would admit now. */
  readonly remaining: number;
  /** Milliseconds until the oldest request leaves the window; 0 when the window is empty. */
  readonly freeInMs: number;
}

/**
 * An exact sliding window for each key. A rejected request does not count; a request at exactly `perMs` after another
 * is outside of its window.
 */
export function slidingWindow({ requests, perMs }: RateLimit): (key: string, at: number) => Admission {
  const admittedAt = new Map<string, number[]>();
  return (key, at) => {
    const times = (admittedAt.get(key) ?? []).filter((time) => time > at - perMs);
    const admitted = times.length < requests;
    if (admitted) times.push(at);
    admittedAt.set(key, times);
    const oldest = times[0];
    return { admitted, remaining: requests - times.length, freeInMs: oldest === undefined ? 0 : oldest + perMs - at };
  };
}
