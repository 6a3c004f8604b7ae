// A real redis-server for tests.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import getPort from 'get-port';

/** @typedef {Awaited<ReturnType<typeof startRedis>>} RedisServer a Redis for one test */

/** Whether `redis-server` is not on the PATH. */
export const isRedisMissing = spawnSync('redis-server', ['--version']).error !== undefined;

/** The title of the tests that need a real Redis. */
export const withRedis = isRedisMissing
  ? 'needs redis-server on the PATH (Debian: apt-get install redis-server)'
  : 'with a real redis-server';

/**
 * Starts `redis-server` on a free port, without persistence. Kill it after the test.
 * @param {string} password none if it is empty
 * @param {readonly string[]} more other options of `redis-server`
 */
export async function startRedis(password = '', more = []) {
  const port = await getPort();
  const place = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', tmpdir()];
  const options = [...place, '--save', '', '--requirepass', password, ...more];
  const cli = { env: { REDISCLI_AUTH: password }, stripFinalNewline: false, reject: false };
  let server = await launch(options);
  return {
    /** Stays the same over `kill` and `start`. */
    url: `redis://${password && `:${encodeURIComponent(password)}@`}127.0.0.1:${port}`,
    /** Starts it again, empty. Resolves when it accepts connections. */
    async start() {
      server = await launch(options);
    },
    /** Ends it as a crash does. */
    async kill() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
    /**
     * Sends a command in the words of `redis-cli`. Resolves with its output.
     * @param {readonly string[]} words
     */
    async command(...words) {
      return (await execa('redis-cli', ['-p', `${port}`, ...words], cli)).stdout;
    },
    /** Records the commands that it receives from now on. Each call of the result returns the whole record. */
    async listen() {
      const { stdout } = execa('redis-cli', ['-p', `${port}`, 'MONITOR'], { ...cli, buffer: false });
      let received = '';
      stdout.setEncoding('utf8').on('data', (part) => {
        received += part;
      });
      await once(stdout, 'data');
      return () => received;
    },
    /** It hangs: connections stay open, and no command gets a response. */
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
  };
}

/** @param {readonly string[]} options */
async function launch(options) {
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const lines = createInterface(server.stdout);
  await new Promise((resolve, reject) => {
    lines.on('line', (line) => line.includes('Ready to accept connections') && resolve(undefined));
    server.once('exit', (status) => reject(new Error(`redis-server ended with status ${status}.`)));
  });
  return server;
}
