import { ProviderError } from '@wabascope/core';

/**
 * The result of `work`, if it is ready in time.
 * @throws {ProviderError} `timeout` with this sentence otherwise. The timer keeps the process alive.
 */
export async function inTime<T>(work: PromiseLike<T>, seconds: number, sentence: string): Promise<T> {
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
