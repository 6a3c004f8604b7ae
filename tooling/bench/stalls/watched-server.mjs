import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

// Not by the name of its package, whose tests need this one.
const cli = fileURLToPath(new URL('../../../apps/mcp-server/dist/cli.js', import.meta.url));

/**
 * What an input has cost.
 * @typedef {object} Cost
 * @property {number} stallMs the longest time without a response to a ping: of the server's processor time, so
 * that other programs do not count
 * @property {number} megabytes what its memory has grown by at the most; 0 where Linux does not say
 * @property {string} response what came back
 *
 * @typedef {Awaited<ReturnType<typeof startWatchedServer>>} WatchedServer
 */

/**
 * The built server over HTTP, and a thread that watches whether it still responds.
 * @param {object} config
 * @param {Record<string, string>} [others] files beside the configuration, by name
 */
export async function startWatchedServer(config, others = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'wabascope-stalls-'));
  const file = join(folder, 'wabascope.config.json');
  for (const [name, content] of Object.entries({ ...others, 'wabascope.config.json': JSON.stringify(config) })) {
    await writeFile(join(folder, name), content, { mode: 0o600 });
  }
  const child = spawn(process.execPath, [cli, '--config', file, '--http', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const { pid = 0 } = child;
  // Also when the measuring process ends early.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const port = await portOf(child);
  const pinger = new Worker(new URL('pinger.mjs', import.meta.url), { workerData: { port, pid } });

  /**
   * @param {string} message
   * @returns {Promise<number>}
   */
  async function reply(message) {
    pinger.postMessage(message);
    const [stallMs] = await once(pinger, 'message');
    return stallMs;
  }

  return {
    port,
    /** Its memory at the start. */
    megabytes: await memoryNow(pid),
    /**
     * @param {() => Promise<string>} work sends an input, and gives what came back
     * @param {number} [from] megabytes with which the memory is compared, instead of those before the input
     * @returns {Promise<Cost>}
     */
    async costOf(work, from) {
      const before = await memoryNow(pid);
      await reply('reset');
      const response = await work();
      const stallMs = await reply('read');
      return { stallMs, megabytes: (await maxMemory(pid)) - (from ?? before), response };
    },
    /** @param {string} body of a POST to the MCP endpoint */
    post: (body) => post(port, body),
    async end() {
      await pinger.terminate();
      process.off('exit', kill);
      kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} child
 * @returns {Promise<number>}
 */
function portOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    createInterface(child.stderr).on('line', (line) => {
      said = `${said}${line}\n`.slice(-2_000);
      const port = /http:\/\/[^\s"]+:(\d+)\/mcp/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', (status) => reject(new Error(`The server has ended with status ${status}. ${said}`)));
  });
}

/**
 * @param {number} port
 * @param {string} body
 * @returns {Promise<string>}
 */
function post(port, body) {
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/mcp', method: 'POST', headers }, (response) => {
      text(response).then(resolve, reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/**
 * From here on counts what is the most.
 * @param {number} pid
 */
async function memoryNow(pid) {
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => {});
  return field(pid, 'VmRSS');
}

/** @param {number} pid */
function maxMemory(pid) {
  return field(pid, 'VmHWM');
}

/**
 * @param {number} pid
 * @param {string} name
 */
async function field(pid, name) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
}
