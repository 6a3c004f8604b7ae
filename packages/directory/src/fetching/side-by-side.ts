import type { OpenAccount } from '../accounts/open-accounts.js';

export interface CallOptions {
  /** Aborts the call, and the requests that no other call waits for. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Maximum wait for accounts without a response; 0 shows what is stored. An account that takes longer is a failure with
   * the code `timeout`, and its fetch continues in the background. Without limit if omitted here and in the options of
   * the directory.
   */
  readonly waitSeconds?: number | undefined;
  /** Called each time an account has been fetched or has failed. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface Progress {
  /** Accounts that have been fetched or have failed. */
  readonly done: number;
  /** Accounts of the call. */
  readonly total: number;
  /** The account that has just been fetched or has failed. */
  readonly account: string;
}

/** A call that waits for accounts. */
export interface WaitingCall {
  /** Number of accounts that the call reads before this one. */
  readonly rank: number;
  readonly leaving: Leaving;
}

/** Callbacks to run when the caller stops waiting. Runs a new callback at once if it already has. */
interface Leaving {
  add(leave: Leave): void;
  delete(leave: Leave): void;
}

/** @param end Why the caller stops waiting: its time is up, or it has aborted. */
export type Leave = (end: End) => void;

type End = 'late' | { readonly reason: unknown };

/** Accounts of one provider that a call reads at the same time. Each takes ten kilobytes while it waits for its turn. */
const maxOfProvider = 5_000;

/**
 * Reads accounts concurrently for one caller and reports its progress. Rejects with `signal.reason` immediately on
 * abort, whatever `read` does.
 */
export function sideBySide<Result>(
  accounts: readonly OpenAccount[],
  { signal, waitSeconds = Number.POSITIVE_INFINITY, onProgress }: CallOptions,
  read: (account: OpenAccount, caller: WaitingCall) => Promise<Result>,
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

  async function readAll(): Promise<Result[]> {
    const results = new Array<Result>(accounts.length);
    async function readEach(places: Iterable<[number, OpenAccount]>): Promise<void> {
      for (const [position, account] of places) {
        if (hasEnded) return;
        results[position] = await readOne(account, position);
      }
    }
    const lines = [...byProvider(accounts).values()].flatMap((places) => {
      const next = places.values();
      return Array.from({ length: Math.min(places.length, maxOfProvider) }, () => readEach(next));
    });
    await Promise.all(lines);
    return results;
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
    readAll().then((results) => {
      end();
      resolve(results);
    }, fail);
  });
}

/** The accounts with their positions. */
function byProvider(accounts: readonly OpenAccount[]): ReadonlyMap<string, [number, OpenAccount][]> {
  const groups = new Map<string, [number, OpenAccount][]>();
  for (const place of accounts.entries()) {
    const { id } = place[1].plugin;
    const group = groups.get(id) ?? [];
    group.push(place);
    groups.set(id, group);
  }
  return groups;
}

function createLeaving(): { readonly leaving: Leaving; readonly leave: Leave } {
  const callbacks = new Set<Leave>();
  let left: End | undefined;
  return {
    leaving: {
      add(leave) {
        if (left === undefined) callbacks.add(leave);
        else leave(left);
      },
      delete: (leave) => callbacks.delete(leave),
    },
    leave(end) {
      left = end;
      for (const each of callbacks) each(end);
      callbacks.clear();
    },
  };
}
