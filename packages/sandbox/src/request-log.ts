import type { ProviderId } from './providers/index.js';

/** One request that reached the sandbox. */
export interface SandboxRequest {
  readonly provider: ProviderId;
  /** The call in the provider's words. `undefined` if there is no such call. */
  readonly call: string | undefined;
  /** Milliseconds of the sandbox's clock. */
  readonly at: number;
  readonly method: string;
  /** Without the query, which may hold a signature. */
  readonly path: string;
  /** In lower case, sorted. Values are not kept. */
  readonly headerNames: readonly string[];
  /** The header `User-Agent`. Absent if it was not sent. */
  readonly userAgent?: string;
  /** The HTTP status of the response. A connection fault may prevent it from arriving. */
  readonly status: number;
  /** The provider's own error code; absent on success. */
  readonly errorCode?: string;
  /** The kinds of the faults that applied. */
  readonly faults: readonly string[];
  /** Resolves when the exchange ends: `completed`, or `broken` if either side closed the connection early. */
  readonly ended: Promise<'completed' | 'broken'>;
}

/** Selects requests. Without members, it selects all. */
export interface RequestFilter {
  readonly provider?: ProviderId;
  readonly call?: string;
}

/** The newest requests that the sandbox received, in the order of arrival. */
export interface RequestLog {
  list(filter?: RequestFilter): SandboxRequest[];
  /**
   * The n-th request (from 1) that fits `filter`, now or when it arrives. Rejects with the signal's reason, or if that
   * request is no longer kept.
   */
  nth(n: number, filter?: RequestFilter, signal?: AbortSignal): Promise<SandboxRequest>;
  /** Removes all requests. Counting restarts at 1. */
  clear(): void;
}

/**
 * @param maxRequests How many requests to keep. Older ones are dropped.
 * @throws {RangeError} If it is not an integer ≥ 1.
 */
export function requestLog(maxRequests: number): RequestLog & { add(request: SandboxRequest): void } {
  if (!Number.isInteger(maxRequests) || maxRequests < 1) {
    throw new RangeError('maxRequests must be an integer ≥ 1.');
  }
  const requests: SandboxRequest[] = [];
  /** The number of dropped requests, by call. */
  const dropped = new Map<string, { readonly call: Call; count: number }>();
  const waiting = new Set<() => void>();
  const list = (filter: RequestFilter = {}) => requests.filter((request) => fits(request, filter));

  function countDropped(filter: RequestFilter = {}): number {
    return [...dropped.values()].reduce((sum, { call, count }) => (fits(call, filter) ? sum + count : sum), 0);
  }

  function dropOldest(): void {
    const request = requests.shift();
    if (request === undefined) return;
    const key = `${request.provider} ${request.call}`;
    const { call, count } = dropped.get(key) ?? { call: { provider: request.provider, call: request.call }, count: 0 };
    dropped.set(key, { call, count: count + 1 });
  }

  return {
    list,
    nth: (n, filter, signal) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          waiting.delete(look);
          signal?.removeEventListener('abort', abort);
        };
        const abort = () => {
          stop();
          reject(signal?.reason);
        };
        const look = () => {
          const position = n - 1 - countDropped(filter);
          const found = list(filter)[position];
          if (!found && position >= 0) return;
          stop();
          if (found) resolve(found);
          else reject(new Error(`Request ${n} is no longer kept: the log holds the newest ${maxRequests}.`));
        };
        if (signal?.aborted) return reject(signal.reason);
        signal?.addEventListener('abort', abort);
        waiting.add(look);
        look();
      }),
    clear: () => {
      requests.length = 0;
      dropped.clear();
    },
    add: (request) => {
      requests.push(request);
      if (requests.length > maxRequests) dropOldest();
      for (const look of [...waiting]) look();
    },
  };
}

type Call = Pick<SandboxRequest, 'provider' | 'call'>;

function fits(request: Call, { provider, call }: RequestFilter): boolean {
  return (provider ?? request.provider) === request.provider && (call === undefined || call === request.call);
}
