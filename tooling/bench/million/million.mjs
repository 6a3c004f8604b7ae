import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { listed } from '../listed.mjs';
import { startServer } from '../mcp-process.mjs';
import { firstPages } from './first-pages.mjs';

const size = { accounts: 50_000, numbers: 1_000_000 };
const measure = '50,000 accounts, 1,000,000 numbers';
const rounds = 40;

/**
 * Memory and first pages of a server that has fetched a million numbers, with responses made in the same process: 150,000
 * requests over HTTP would take longer than all other parts together.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function million() {
  const startedAt = performance.now();
  const server = startServer([fileURLToPath(new URL('server.mjs', import.meta.url)), JSON.stringify(size)]);
  await server.initialize();
  const startMs = server.processorMs();
  /** @param {object} query */
  const listNumbers = async (query) => {
    const { structuredContent } = await server.request('tools/call', { name: 'list-numbers', arguments: query });
    return structuredContent;
  };
  await listed(server, size.numbers);
  const listingSeconds = (performance.now() - startedAt) / 1_000;
  const listingMs = server.processorMs() - startMs;
  const { now: afterListing } = server.memory();
  await idle(server);

  const page = () => listNumbers({});
  const same = await firstPages(server, rounds, page);
  const changed = await firstPages(server, rounds, page, (round) =>
    listNumbers({ accounts: [`account-${(round * 1_237) % size.accounts}`], maxAgeSeconds: 0 }),
  );
  const { now, most } = server.memory();
  await server.end();

  /** @type {(subject: string, value: number, unit: string, atMost?: number) => import('../report.mjs').Row} */
  const row = (subject, value, unit, atMost) => {
    const target = atMost === undefined ? {} : { target: { against: 'a limit', is: value, atMost } };
    return { measure, subject, value, unit, ...target };
  };
  return [
    row('processor time of the start', startMs / 1_000, 's'),
    row('until all are listed', listingSeconds, 's', 240),
    row('processor time of fetching them', listingMs / 1_000, 's'),
    row('memory after it', afterListing, 'MB', 900),
    row('memory after further pages', now, 'MB', 900),
    row('memory at the most', most, 'MB'),
    row('first page, median', same.medianMs, 'ms', 10),
    row('first page, 99th percentile', same.p99Ms, 'ms'),
    row('first page, processor time', same.processorMs, 'ms', 10),
    row('first page after an account has changed, median', changed.medianMs, 'ms'),
    row('first page after an account has changed, processor time', changed.processorMs, 'ms', 10),
  ];
}

/**
 * Waits until the server does nothing for a second.
 * @param {Pick<import('../mcp-process.mjs').McpProcess, 'processorMs'>} server
 */
async function idle(server) {
  for (let [before, now] = [0, server.processorMs()]; now - before > 50; ) {
    await setTimeout(1_000);
    [before, now] = [now, server.processorMs()];
  }
}
