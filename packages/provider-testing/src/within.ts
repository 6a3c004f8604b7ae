import { setTimeout as wait } from 'node:timers/promises';

export interface TimeLimit {
  readonly maxMs: number;
  /** The message of the error. */
  readonly problem: string;
  /** Whether the process stays alive until then. */
  readonly ref: boolean;
}

/** Runs `body` with a promise that rejects when the time is over. */
export async function within<T>(
  { maxMs, problem, ref }: TimeLimit,
  body: (late: Promise<never>) => Promise<T>,
): Promise<T> {
  const ended = new AbortController();
  const late = wait(maxMs, undefined, { signal: ended.signal, ref }).then(() => {
    throw new Error(problem);
  });
  try {
    return await body(late);
  } finally {
    ended.abort();
    late.catch(() => {});
  }
}
