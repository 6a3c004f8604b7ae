import { withConfiguration } from '../configuration.mjs';
import { listed } from '../listed.mjs';
import { ourServer, startServer } from '../mcp-process.mjs';
import { startSandboxProcess } from '../sandbox/sandbox-process.mjs';

const size = { accounts: 10_000, numbers: 100_000 };

/**
 * Memory of a server that has listed a large company, and the time until it has fetched all accounts without rate limits.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function fleet() {
  const sandbox = await startSandboxProcess({ ...size, credentials: size.accounts, limited: false });
  try {
    return await withConfiguration({ accounts: sandbox.accounts }, list);
  } finally {
    sandbox.end();
  }
}

/**
 * @param {string} file
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
async function list(file) {
  const server = startServer([ourServer, '--config', file]);
  await server.initialize();
  const startedAt = performance.now();
  await listed(server, size.numbers);
  const seconds = (performance.now() - startedAt) / 1_000;
  const { now, most } = server.memory();
  await server.end();
  const measure = '10,000 accounts, 100,000 numbers';
  return [
    { measure, subject: 'until all are listed, 30,000 requests', value: seconds, unit: 's' },
    { measure, subject: 'memory after it', value: now, unit: 'MB' },
    {
      measure,
      subject: 'memory at the most',
      value: most,
      unit: 'MB',
      target: { against: 'a limit', is: most, atMost: 400 },
    },
  ];
}
