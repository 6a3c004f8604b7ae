import { median } from '../statistics.mjs';

const rounds = 15;

/**
 * Milliseconds for the first page after one account was fetched again without a change, which is the usual case.
 * @param {import('./pages.mjs').CallTool} callTool
 * @param {string} account
 */
export async function renewal(callTool, account) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    await callTool('list-numbers', { accounts: [account], maxAgeSeconds: 0 });
    const startedAt = performance.now();
    await callTool('list-numbers', {});
    times.push(performance.now() - startedAt);
  }
  return median(times);
}
