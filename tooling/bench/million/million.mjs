import { withConfiguration } from '../configuration.mjs';
import { ourServer, startServer } from '../mcp-process.mjs';
import { startSandboxProcess } from '../sandbox/sandbox-process.mjs';
import { firstPages } from './first-pages.mjs';

const size = { accounts: 50_000, numbers: 1_000_000 };
const measure = '50,000 accounts, 1,000,000 numbers';
const rounds = 40;

/**
 * Memory and first pages of a server that has fetched a million numbers over HTTP, from a sandbox without rate limits.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function million() {
  const sandbox = await startSandboxProcess({ ...size, credentials: size.accounts, limited: false });
  // Only the accounts that the measurement names are fetched again.
  const cache = { maxNumbers: 2 * size.numbers, maxAgeSeconds: 86_400, wabaMaxAgeSeconds: 86_400, waitSeconds: 3_600 };
  try {
    return await withConfiguration({ accounts: sandbox.accounts, cache }, (file) => list(file, sandbox));
  } finally {
    sandbox.end();
  }
}

/**
 * @param {string} file
 * @param {import('../sandbox/sandbox-process.mjs').SandboxProcess} sandbox
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
async function list(file, sandbox) {
  const startedAt = performance.now();
  const server = startServer([ourServer, '--config', file]);
  await server.initialize();
  await server.request('tools/list');
  const startMs = performance.now() - startedAt;
  const started = server.memory().now;
  console.error(`  started in ${Math.round(startMs)} ms, ${Math.round(started)} MB`);
  /** @param {object} [query] */
  const listNumbers = async (query = {}) => {
    const { structuredContent } = await server.request('tools/call', { name: 'list-numbers', arguments: query });
    return structuredContent;
  };
  const { total } = await listNumbers();
  if (total !== size.numbers) throw new Error(`It shows ${total} numbers.`);
  const seconds = (performance.now() - startedAt) / 1_000;
  const listingMs = server.processorMs();
  const afterListing = server.memory().now;
  console.error(`  listed in ${Math.round(seconds)} s, ${Math.round(afterListing)} MB`);

  const same = await firstPages(server, rounds, () => listNumbers({}));
  const aliases = Object.keys(sandbox.accounts);
  const changed = await firstPages(server, rounds, () => listNumbers({}), async (round) => {
    const alias = aliases[(round * 1_237) % aliases.length] ?? '';
    await sandbox.rename(alias);
    await listNumbers({ accounts: [alias], maxAgeSeconds: 0 });
  });
  const { now, most } = server.memory();
  await server.end();

  /** @type {(subject: string, value: number, unit: string, atMost?: number) => import('../report.mjs').Row} */
  const row = (subject, value, unit, atMost) => {
    const target = atMost === undefined ? {} : { target: { against: 'a limit', is: value, atMost } };
    return { measure, subject, value, unit, ...target };
  };
  return [
    row('process started → tools listed', startMs, 'ms'),
    row('memory then', started, 'MB'),
    row('first response, 150,000 requests', seconds, 's'),
    row('processor time of it', listingMs / 1_000, 's'),
    row('memory after it', afterListing, 'MB', 900),
    row('memory after 80 more pages', now, 'MB', 900),
    row('memory at the most', most, 'MB', 900),
    row('first page, median', same.medianMs, 'ms', 10),
    row('first page, 99th percentile', same.p99Ms, 'ms'),
    row('first page, processor time', same.processorMs, 'ms', 10),
    row('first page after a change, median', changed.medianMs, 'ms'),
    row('first page after a change, processor time', changed.processorMs, 'ms', 10),
  ];
}
