import type { DirectoryObserver } from '@wabascope/directory';

/** What the requests of one account show about the connection to its provider. */
export interface ConnectionFacts {
  readonly requests: number;
  /** Requests that got a response, with any status. */
  readonly responses: number;
  /** Local clock minus the provider's, in milliseconds, from the last response with a date. */
  readonly clockOffsetMs?: number;
}

/** Watches the requests of a directory. */
export interface ConnectionWatch {
  readonly observer: DirectoryObserver;
  of(account: string): ConnectionFacts;
}

/** @param next Another observer that gets the same events. */
export function createConnectionWatch(next: DirectoryObserver = {}): ConnectionWatch {
  const byAccount = new Map<string, ConnectionFacts>();
  const of = (account: string): ConnectionFacts => byAccount.get(account) ?? { requests: 0, responses: 0 };
  return {
    of,
    observer: {
      requestEnded(request) {
        next.requestEnded?.(request);
        const { account, status, clockOffsetMs } = request;
        const { requests, responses, ...before } = of(account);
        byAccount.set(account, {
          ...before,
          requests: requests + 1,
          responses: responses + (status === undefined ? 0 : 1),
          ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }),
        });
      },
    },
  };
}
