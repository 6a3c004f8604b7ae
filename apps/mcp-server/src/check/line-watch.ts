import type { DirectoryObserver } from '@wabascope/directory';

/** What is known of the line to a provider from the requests that one account made. */
export interface Line {
  readonly requests: number;
  /** Requests that were answered, with whatever. */
  readonly answers: number;
  /** Local clock minus the provider's, in milliseconds, of the last answer with a date. */
  readonly clockOffsetMs?: number;
}

/** Watches the requests of a directory. */
export interface LineWatch {
  readonly observer: DirectoryObserver;
  of(account: string): Line;
}

/** @param next Hears the same. */
export function createLineWatch(next: DirectoryObserver = {}): LineWatch {
  const lines = new Map<string, Line>();
  const of = (account: string): Line => lines.get(account) ?? { requests: 0, answers: 0 };
  return {
    of,
    observer: {
      requestEnded(request) {
        next.requestEnded?.(request);
        const { account, status, clockOffsetMs } = request;
        const { requests, answers, ...before } = of(account);
        lines.set(account, {
          ...before,
          requests: requests + 1,
          answers: answers + (status === undefined ? 0 : 1),
          ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }),
        });
      },
    },
  };
}
