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
/** By then, the code of every server has been compiled. */
const callsBefore = 3_000;

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
    await load(page, callsBefore);
    measures[name] = async () => {
      const before = processorMs();
      const { perSecond } = await load(page, callsPerRound);
      return { perSecond, processorMs: (processorMs() - before) / callsPerRound };
    };
  }
  return rowsOf(await interleaved(measures, rounds), detail);
}

/**
 * The client takes processor time too, which is the same for both servers over HTTP. So the processor time of the server
 * shows what the server costs, and the rate shows what a client gets.
 * @param {ReadonlyMap<string, readonly Sample[]>} samples
 * @param {string} detail
 * @returns {import('../report.mjs').Row[]}
 */
function rowsOf(samples, detail) {
  /** @type {(name: string, member: keyof Sample) => number} */
  const of = (name, member) => median((samples.get(name) ?? []).map((sample) => sample[member]));
  const names = [http, example, stdio];
  const goals = { [example]: 1.5, [stdio]: 0.5 };
  const subject = `1,000 numbers, ${detail}`;
  const times = names.map((name) => {
    const value = of(name, 'processorMs');
    return { measure: 'processor time of the server for a page', subject: `${subject}, ${name}`, value, unit: 'ms' };
  });
  const rates = names.map((name) => {
    const value = of(name, 'perSecond');
    return { measure: 'pages of list-numbers, side by side', subject: `${subject}, ${name}`, value, unit: '/s' };
  });
  const ratios = Object.entries(goals).flatMap(([against, atLeast]) => {
    const bySecond = of(http, 'perSecond') / of(against, 'perSecond');
    const byProcessor = of(against, 'processorMs') / of(http, 'processorMs');
    return [
      ratio('pages over HTTP in a second', bySecond),
      ratio('pages over HTTP in a second of processor time', byProcessor),
    ];

    /**
     * @param {string} measure
     * @param {number} is
     */
    function ratio(measure, is) {
      return { measure, subject, value: is, unit: '×', target: { against, is, atLeast } };
    }
  });
  return [...rates, ...times, ...ratios];
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
