import { isRedisMissing, startRedis, withRedis } from '@wabascope/redis-server';
import { withConfiguration } from '../configuration.mjs';
import { ourServer, startServer } from '../mcp-process.mjs';
import { startSandboxProcess } from '../sandbox/sandbox-process.mjs';

/** Each account takes three requests; all share one access key, which may make ten in a second. */
const accounts = 200;
const perSecond = 10;

/**
 * How near servers that list all accounts at the same time come to what a provider allows, and whether it rejects them.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function pacing() {
  const [alone, together] = await Promise.all([paced('one server', 1, {}), shared()]);
  return [...alone, ...together];
}

async function shared() {
  if (isRedisMissing) {
    console.error(`  three servers are left out: that ${withRedis}`);
    return [];
  }
  const redis = await startRedis();
  try {
    return await paced('three servers over Redis', 3, { store: redis.url, replicas: 3 });
  } finally {
    await redis.kill();
  }
}

/**
 * @param {string} subject
 * @param {number} count of servers
 * @param {object} settings
 */
async function paced(subject, count, settings) {
  const sandbox = await startSandboxProcess({ accounts, numbers: accounts, credentials: 1, limited: true });
  try {
    await withConfiguration({ accounts: sandbox.accounts, cache: { waitSeconds: 600 }, ...settings }, (file) =>
      Promise.all(Array.from({ length: count }, () => listOnce(file))),
    );
    return rowsOf(subject, await sandbox.requests());
  } finally {
    sandbox.end();
  }
}

/** @param {string} file */
async function listOnce(file) {
  const server = startServer([ourServer, '--config', file]);
  await server.initialize();
  const { structuredContent } = await server.request('tools/call', { name: 'list-numbers', arguments: {} });
  await server.end();
  const { total, failures } = structuredContent;
  if (total !== accounts || failures.length > 0) throw new Error(`${total} numbers, ${failures.length} failures.`);
}

/**
 * @param {string} subject
 * @param {import('../sandbox/sandbox-process.mjs').Requests} requests
 * @returns {import('../report.mjs').Row[]}
 */
function rowsOf(subject, { count, rejected, firstAt, lastAt }) {
  // Ten may come at once, so the last of n requests may come n / 10 - 1 seconds after the first.
  const rate = (count - perSecond) / ((lastAt - firstAt) / 1_000);
  const measure = `${count} requests, ${perSecond} a second allowed`;
  return [
    {
      measure,
      subject,
      value: rate,
      unit: '/s',
      target: { against: 'what is allowed', is: rate / perSecond, atLeast: 0.98 },
    },
    {
      measure: `of them, rejected by the provider`,
      subject,
      value: rejected,
      unit: '',
      target: { against: 'none', is: rejected, atMost: 0 },
    },
  ];
}
