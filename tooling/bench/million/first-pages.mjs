import { median, percentile } from '../statistics.mjs';

/**
 * Times of first pages, whose code has been compiled by others before.
 * @param {Pick<import('../mcp-process.mjs').McpProcess, 'processorMs'>} server
 * @param {number} rounds
 * @param {() => Promise<unknown>} list
 * @param {(round: number) => Promise<unknown>} [before] each page
 */
export async function firstPages(server, rounds, list, before = async () => {}) {
  const times = [];
  const processor = [];
  for (let round = 0; round < 2 * rounds; round += 1) {
    await before(round);
    const processorBefore = server.processorMs();
    const startedAt = performance.now();
    await list();
    if (round < rounds) continue;
    times.push(performance.now() - startedAt);
    processor.push(server.processorMs() - processorBefore);
  }
  return { medianMs: median(times), p99Ms: percentile(times, 0.99), processorMs: median(processor) };
}
