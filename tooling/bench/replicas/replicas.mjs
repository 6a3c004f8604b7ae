import { isRedisMissing, startRedis, withRedis } from '@wabascope/redis-server';
import { withConfiguration } from '../configuration.mjs';
import { ourServer, startServer } from '../mcp-process.mjs';
import { startSandboxProcess } from '../sandbox/sandbox-process.mjs';

const size = { accounts: 1_000, numbers: 100_000 };
const measure = 'two servers over Redis, 1,000 accounts, 100,000 numbers';

/**
 * The first page of a server that finds all snapshots in Redis, after another server has fetched the accounts.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function replicas() {
  if (isRedisMissing) {
    console.error(`  left out: ${withRedis}`);
    return [];
  }
  const redis = await startRedis();
  const sandbox = await startSandboxProcess({ ...size, credentials: 25, limited: false });
  const cache = { maxAgeSeconds: 86_400, wabaMaxAgeSeconds: 86_400, waitSeconds: 3_600 };
  const configuration = { accounts: sandbox.accounts, cache, store: redis.url, replicas: 2 };
  try {
    return await withConfiguration(configuration, async (file) => {
      const first = await firstPage(file);
      const { count: before } = await sandbox.requests();
      const second = await firstPage(file);
      const { count: after } = await sandbox.requests();
      const requests = after - before;
      return [
        { measure, subject: 'first page of the first, which fetches', value: first.seconds, unit: 's' },
        { measure, subject: 'first page of the second', value: second.seconds, unit: 's' },
        { measure, subject: 'its processor time', value: second.processorSeconds, unit: 's' },
        {
          measure,
          subject: 'requests of the second to providers',
          value: requests,
          unit: '',
          target: { against: 'a limit', is: requests, atMost: 0 },
        },
      ];
    });
  } finally {
    sandbox.end();
    await redis.kill();
  }
}

/** @param {string} file */
async function firstPage(file) {
  const server = startServer([ourServer, '--config', file]);
  try {
    await server.initialize();
    await server.request('tools/list');
    const processorBefore = server.processorMs();
    const startedAt = performance.now();
    const { structuredContent } = await server.request('tools/call', { name: 'list-numbers', arguments: {} });
    const seconds = (performance.now() - startedAt) / 1_000;
    const { total } = structuredContent;
    if (total !== size.numbers) throw new Error(`It shows ${total} numbers.`);
    return { seconds, processorSeconds: (server.processorMs() - processorBefore) / 1_000 };
  } finally {
    await server.end();
  }
}
