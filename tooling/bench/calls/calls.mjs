import { withConfiguration } from '../configuration.mjs';
import { startFarSide } from '../far-side/far-side.mjs';
import { ourServer, startServer } from '../mcp-process.mjs';
import { httpClient } from './http-client.mjs';
import { pages } from './pages.mjs';

const sizes = [
  { numbers: 100, accounts: 1 },
  { numbers: 10_000, accounts: 100 },
  { numbers: 100_000, accounts: 1_000 },
];

/**
 * Calls of list-numbers from answers that are there already, over each transport: how many, and whether that depends on
 * how many numbers there are.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function calls() {
  const rows = [];
  /** @type {Map<string, number>} */
  const ofFewest = new Map();
  for (const size of sizes) {
    console.error(`  ${size.numbers} numbers`);
    for (const { transport, detail, perSecond, p99 } of await measure(size)) {
      const subject = `${size.numbers.toLocaleString('en')} numbers, ${detail}, ${transport}`;
      const few = ofFewest.get(`${detail} ${transport}`);
      if (few === undefined) ofFewest.set(`${detail} ${transport}`, perSecond);
      const target = few === undefined ? {} : { target: { against: '100 numbers', is: perSecond / few, atLeast: 0.5 } };
      rows.push({ measure: 'pages of list-numbers', subject, value: perSecond, unit: '/s', ...target });
      rows.push({ measure: '99 of 100 pages within', subject, value: p99, unit: 'ms' });
    }
  }
  return rows;
}

/** @param {{ numbers: number, accounts: number }} size */
async function measure(size) {
  const farSide = await startFarSide({ ...size, accessKeys: size.accounts, limited: false });
  // Nothing is asked again while calls are counted.
  const config = { accounts: farSide.accounts, cache: { maxAgeSeconds: 3_600 } };
  try {
    return await withConfiguration(config, async (file) => [
      ...(await overStdio(file, size.numbers)),
      ...(await overHttp(file, size.numbers)),
    ]);
  } finally {
    farSide.end();
  }
}

/**
 * @param {string} file
 * @param {number} numbers
 */
async function overStdio(file, numbers) {
  const server = startServer([ourServer, '--config', file]);
  await server.initialize();
  const figures = await pages((name, args) => server.request('tools/call', { name, arguments: args }), numbers);
  await server.end();
  return figures.map((each) => ({ transport: 'stdio', ...each }));
}

/**
 * @param {string} file
 * @param {number} numbers
 */
async function overHttp(file, numbers) {
  const server = startServer([ourServer, '--config', file, '--http', '0']);
  const client = httpClient(await server.url());
  const figures = await pages(client.callTool, numbers);
  await client.close();
  await server.end();
  return figures.map((each) => ({ transport: 'HTTP', ...each }));
}
