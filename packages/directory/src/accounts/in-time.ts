import { ProviderError } from '@wabascope/core';

/** More than a plugin in memory needs. Some runtimes forbid timers while a module is evaluated. */
const turnsWithoutTimer = 20;

/**
 * The result of `work`, if it is ready in time. Starts no timer for work that waits for nothing outside of JavaScript.
 * @throws {ProviderError} `timeout` with this sentence otherwise. The timer keeps the process alive.
 */
export async function inTime<T>(work: PromiseLike<T>, seconds: number, sentence: string): Promise<T> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  work.then(settle, settle);
  for (let turn = 0; turn < turnsWithoutTimer && !isSettled; turn += 1) await undefined;
  if (isSettled) return work;

  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProviderError('timeout', sentence)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
