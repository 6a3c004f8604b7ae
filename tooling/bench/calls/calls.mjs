import { withConfiguration } from '../configuration.mjs';
import { ourServer, startServer } from '../mcp-process.mjs';
import { startSandboxProcess } from '../sandbox/sandbox-process.mjs';
import { httpClient } from './http-client.mjs';
import { pages } from './pages.mjs';
import { renewal } from './renewal.mjs';

const sizes = /** @type {const} */ ([
  { numbers: 100, accounts: 1 },
  { numbers: 10_000, accounts: 100 },
  { numbers: 100_000, accounts: 1_000 },
]);

/**
 * Calls of list-numbers from stored snapshots, over each transport: how many, and whether that depends on
 * how many numbers there are.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function calls() {
  const rows = [];
  /** @type {Map<string, number>} */
  const ofFewest = new Map();
  for (const size of sizes) {
    const numbers = `${size.numbers.toLocaleString('en')} numbers`;
    console.error(`  ${numbers}`);
    const { figures, renewalMs } = await measure(size);
    for (const { transport, detail, perSecond, p99 } of figures) {
      const subject = `${numbers}, ${detail}, ${transport}`;
      const few = ofFewest.get(`${detail} ${transport}`);
      if (few === undefined) ofFewest.set(`${detail} ${transport}`, perSecond);
      const is = perSecond / (few ?? perSecond);
      // A page is looked up in an index: its cost may grow as the logarithm.
      const atLeast = Math.log(sizes[0].numbers) / Math.log(size.numbers);
      const target = few === undefined ? {} : { target: { against: '100 numbers', is, atLeast } };
      rows.push({ measure: 'pages of list-numbers', subject, value: perSecond, unit: '/s', ...target });
      rows.push({ measure: '99 of 100 pages within', subject, value: p99, unit: 'ms' });
    }
    const accounts = size.accounts.toLocaleString('en');
    const subject = `${numbers} of ${accounts === '1' ? 'one account' : `${accounts} accounts`}`;
    rows.push({
      measure: 'the first page after an account has said the same again',
      subject,
      value: renewalMs,
      unit: 'ms',
    });
  }
  return rows;
}

/** @param {{ numbers: number, accounts: number }} size */
async function measure(size) {
  const sandbox = await startSandboxProcess({ ...size, credentials: size.accounts, limited: false });
  // No account is fetched while calls are counted.
  const config = { accounts: sandbox.accounts, cache: { maxAgeSeconds: 3_600 } };
  try {
    return await withConfiguration(config, async (file) => {
      const [account = ''] = Object.keys(sandbox.accounts);
      const overStdio = await measureStdio(file, size.numbers, account);
      const overHttp = await measureHttp(file, size.numbers);
      return { figures: [...overStdio.figures, ...overHttp], renewalMs: overStdio.renewalMs };
    });
  } finally {
    sandbox.end();
  }
}

/**
 * @param {string} file
 * @param {number} numbers
 * @param {string} account
 */
async function measureStdio(file, numbers, account) {
  const server = startServer([ourServer, '--config', file]);
  await server.initialize();
  /** @type {import('./pages.mjs').CallTool} */
  const callTool = (name, args) => server.request('tools/call', { name, arguments: args });
  const measured = await pages(callTool, numbers);
  const renewalMs = await renewal(callTool, account);
  await server.end();
  return { figures: measured.map((each) => ({ transport: 'stdio', ...each })), renewalMs };
}

/**
 * @param {string} file
 * @param {number} numbers
 */
async function measureHttp(file, numbers) {
  const server = startServer([ourServer, '--config', file, '--http', '0']);
  const client = httpClient(await server.url());
  const measured = await pages(client.callTool, numbers);
  await client.close();
  await server.end();
  return measured.map((each) => ({ transport: 'HTTP', ...each }));
}
