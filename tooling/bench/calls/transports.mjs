import { fileURLToPath } from 'node:url';
import { withConfiguration } from '../configuration.mjs';
import { ourServer, startServer } from '../mcp-process.mjs';
import { interleaved } from '../rounds.mjs';
import { startSandboxProcess } from '../sandbox/sandbox-process.mjs';
import { median } from '../statistics.mjs';
import { httpClient } from './http-client.mjs';
import { load } from './load.mjs';
import { cursorsOf, details } from './pages.mjs';

const size = { numbers: 1_000, accounts: 10 };
const rounds = 8;
const callsPerRound = 200;

const [http, example, stdio] = /** @type {const} */ (['HTTP', "HTTP, the SDK's stateless example", 'stdio']);

/**
 * @typedef {object} Subject
 * @property {import('./pages.mjs').CallTool} callTool
 * @property {() => number} processorMs of the server so far
 * @property {() => Promise<void>} end
 *
 * @typedef {object} Sample
 * @property {number} perSecond
 * @property {number} processorMs of the server for each call
 */

/**
 * Pages of list-numbers over HTTP, side by side with the MCP SDK's own example and with stdio: calls a second.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function transports() {
  const sandbox = await startSandboxProcess({ ...size, credentials: size.accounts, limited: false });
  // No account is fetched while calls are counted.
  const config = { accounts: sandbox.accounts, cache: { maxAgeSeconds: 3_600 } };
  try {
    return await withConfiguration(config, async (file) => {
      const subjects = {
        [http]: await overHttp([ourServer, '--config', file, '--http', '0']),
        [example]: await overHttp([fileURLToPath(new URL('stateless-example.mjs', import.meta.url)), file]),
        [stdio]: await overStdio([ourServer, '--config', file]),
      };
      const rows = [];
      for (const detail of details) rows.push(...(await compare(subjects, detail)));
      await Promise.all(Object.values(subjects).map((subject) => subject.end()));
      return rows;
    });
  } finally {
    sandbox.end();
  }
}

/**
 * @param {Record<string, Subject>} subjects
 * @param {string} detail
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
async function compare(subjects, detail) {
  /** @type {Record<string, () => Promise<Sample>>} */
  const measures = {};
  for (const [name, { callTool, processorMs }] of Object.entries(subjects)) {
    const cursors = await cursorsOf(callTool, detail, size.numbers);
    const page = (/** @type {number} */ index) =>
      callTool('list-numbers', { detail, cursor: cursors[index % cursors.length] });
    // Until the code has been compiled for it.
    await load(page, 2 * callsPerRound);
    measures[name] = async () => {
      const before = processorMs();
      const { perSecond } = await load(page, callsPerRound);
      return { perSecond, processorMs: (processorMs() - before) / callsPerRound };
    };
  }
  return rowsOf(await interleaved(measures, rounds), detail);
}

/**
 * @param {ReadonlyMap<string, readonly Sample[]>} samples
 * @param {string} detail
 * @returns {import('../report.mjs').Row[]}
 */
function rowsOf(samples, detail) {
  const perSecond = (/** @type {string} */ name) => median((samples.get(name) ?? []).map((each) => each.perSecond));
  const goals = { [example]: 1.5, [stdio]: 0.5 };
  const subject = `1,000 numbers, ${detail}`;
  const rates = [http, example, stdio].map((name) => ({
    measure: 'pages of list-numbers, side by side',
    subject: `${subject}, ${name}`,
    value: perSecond(name),
    unit: '/s',
  }));
  const ratios = Object.entries(goals).map(([against, atLeast]) => {
    const is = perSecond(http) / perSecond(against);
    return { measure: 'pages over HTTP', subject, value: is, unit: '×', target: { against, is, atLeast } };
  });
  const processor = [http, example, stdio].map((name) => {
    const times = (samples.get(name) ?? []).map((each) => each.processorMs);
    const value = times.reduce((sum, each) => sum + each, 0) / times.length;
    return { measure: 'processor time of the server for a page', subject: `${subject}, ${name}`, value, unit: 'ms' };
  });
  return [...rates, ...ratios, ...processor];
}

/**
 * @param {string[]} args of Node
 * @returns {Promise<Subject>}
 */
async function overHttp(args) {
  const server = startServer(args);
  const client = httpClient(await server.url());
  return {
    callTool: client.callTool,
    processorMs: server.processorMs,
    async end() {
      await client.close();
      await server.end();
    },
  };
}

/**
 * @param {string[]} args of Node
 * @returns {Promise<Subject>}
 */
async function overStdio(args) {
  const server = startServer(args);
  await server.initialize();
  return {
    callTool: (name, given) => server.request('tools/call', { name, arguments: given }),
    processorMs: server.processorMs,
    end: server.end,
  };
}
