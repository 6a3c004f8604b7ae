import { percentile } from '../statistics.mjs';

/** Calls that are under way at the same time. */
const concurrency = 8;

/**
 * Sends each call when the response to the previous one arrives.
 * @param {(index: number) => Promise<unknown>} call
 * @param {number} count
 * @returns {Promise<{ perSecond: number, p99: number }>} `p99` in milliseconds
 */
export async function load(call, count) {
  /** @type {number[]} */
  const times = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      const startedAt = performance.now();
      await call(index);
      times.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { perSecond: (count * 1_000) / (performance.now() - startedAt), p99: percentile(times, 0.99) };
}
