import type { OpenAccount } from '../accounts/open-accounts.js';
import type { CallOptions } from '../directory.js';

/** Somebody who waits for accounts. */
export interface Caller {
  /** How many accounts it asks for before this one. */
  readonly rank: number;
  readonly leaving: Leaving;
}

/** What to do when a caller waits no longer; at once when it does so already. */
interface Leaving {
  add(leave: Leave): void;
  delete(leave: Leave): void;
}

/** @param end Why it leaves: it has waited long enough, or it has aborted. */
export type Leave = (end: End) => void;

type End = 'late' | { readonly reason: unknown };

/**
 * Reads accounts side by side for one caller, and tells it of each that is there. Rejects with `signal.reason` at once,
 * whatever `read` does.
 */
export function sideBySide<Result>(
  accounts: readonly OpenAccount[],
  { signal, waitSeconds = Number.POSITIVE_INFINITY, onProgress }: CallOptions,
  read: (account: OpenAccount, caller: Caller) => Promise<Result>,
): Promise<Result[]> {
  const { leaving, leave } = createLeaving();
  let done = 0;
  let hasEnded = false;

  async function readOne(account: OpenAccount, rank: number): Promise<Result> {
    const result = await read(account, { rank, leaving });
    done += 1;
    if (!hasEnded) onProgress?.({ done, total: accounts.length, account: account.alias });
    return result;
  }

  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = waitSeconds === Number.POSITIVE_INFINITY ? undefined : setTimeout(leave, waitSeconds * 1000, 'late');
    const end = () => {
      hasEnded = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    const fail = (error: unknown) => {
      end();
      reject(error);
    };
    const abort = () => {
      fail(signal?.reason);
      leave({ reason: signal?.reason });
    };
    signal?.addEventListener('abort', abort, { once: true });
    Promise.all(accounts.map(readOne)).then((results) => {
      end();
      resolve(results);
    }, fail);
  });
}

function createLeaving(): { readonly leaving: Leaving; readonly leave: Leave } {
  const waiting = new Set<Leave>();
  let left: End | undefined;
  return {
    leaving: {
      add(leave) {
        if (left === undefined) waiting.add(leave);
        else leave(left);
      },
      delete: (leave) => waiting.delete(leave),
    },
    leave(end) {
      left = end;
      for (const each of waiting) each(end);
      waiting.clear();
    },
  };
}
