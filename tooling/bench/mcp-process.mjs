import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** The built server, as its package's bin names it. */
export const ourServer = join(
  dirname(createRequire(import.meta.url).resolve('@wabascope/mcp-server/package.json')),
  'dist',
  'cli.js',
);

/**
 * An MCP server behind a client that adds no work: lines of JSON over stdio.
 * @typedef {ReturnType<typeof startServer>} McpProcess
 */

/**
 * @param {readonly string[]} args of Node
 * @param {Record<string, string>} [env] beside that of this process
 */
export function startServer(args, env = {}) {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
  /** @type {Map<number, (message: any) => void>} */
  const waiting = new Map();
  let said = '';
  let id = 0;
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-2_000);
  });
  createInterface(child.stdout).on('line', (line) => {
    const message = JSON.parse(line);
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  const ended = new Promise((_, reject) => {
    child.once('exit', (status) => reject(new Error(`${args.join(' ')} has ended with status ${status}. ${said}`)));
  });
  // Every call that waits for a response fails.
  ended.catch(() => {});

  /** @param {object} message */
  const write = (message) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

  /**
   * @param {string} method
   * @param {object} [params]
   * @returns {Promise<any>} the result
   */
  async function request(method, params = {}) {
    id += 1;
    const own = id;
    const received = new Promise((resolve) => waiting.set(own, resolve));
    write({ id: own, method, params });
    const { result, error } = await Promise.race([received, ended]);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  return {
    pid: child.pid ?? 0,
    request,
    /** The greeting of the protocol. */
    async initialize() {
      const clientInfo = { name: 'wabascope-bench', version: '0.0.0' };
      await request('initialize', { protocolVersion: '2025-11-25', capabilities: {}, clientInfo });
      write({ method: 'notifications/initialized' });
    },
    /** Memory in MB: what is resident, now and at the most. Linux only. */
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const megabytes = (/** @type {string} */ field) =>
        Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
      return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
    },
    /** Milliseconds that all its threads have run. Linux only. */
    processorMs() {
      const tasks = `/proc/${child.pid}/task`;
      const times = readdirSync(tasks).map((task) => readFileSync(`${tasks}/${task}/schedstat`, 'utf8'));
      return times.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0) / 1e6;
    },
    /** Where a server that serves over HTTP says that it does. */
    async url() {
      for (;;) {
        const found = /http:\/\/[^\s"]+\/mcp/.exec(said)?.[0];
        if (found) return new URL(found);
        await Promise.race([once(child.stderr, 'data'), ended]);
      }
    },
    async end() {
      child.kill('SIGKILL');
      await ended.catch(() => {});
    },
  };
}
