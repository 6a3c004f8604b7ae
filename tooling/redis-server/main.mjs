// A real redis-server for tests.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import getPort from 'get-port';

export const isRedisMissing = spawnSync('redis-server', ['--version']).error !== undefined;

export const withRedis = isRedisMissing
  ? 'needs redis-server on the PATH (Debian: apt-get install redis-server)'
  : 'with a real redis-server';

/** @param {string} [password] */
export async function startRedis(password) {
  const port = await getPort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()];
  if (password !== undefined) options.push('--requirepass', password);
  let server = await launch(options);
  return {
    url: `redis://${password === undefined ? '' : `:${encodeURIComponent(password)}@`}127.0.0.1:${port}`,
    async start() {
      server = await launch(options);
    },
    async kill() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
    async command(...words) {
      return text(cli(port, password, words).stdout);
    },
    async listen() {
      const { stdout } = cli(port, password, ['MONITOR']);
      let heard = '';
      stdout.setEncoding('utf8').on('data', (part) => {
        heard += part;
      });
      await once(stdout, 'data');
      return () => heard;
    },
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
    server.once('exit', (status) => reject(new Error(`redis-server has ended with status ${status}.`)));
  });
  return server;
}

/**
 * @param {number} port
 * @param {string | undefined} password
 * @param {readonly string[]} words
 */
function cli(port, password, words) {
  const env = { ...process.env, REDISCLI_AUTH: password ?? '' };
  return spawn('redis-cli', ['-p', `${port}`, ...words], { env, stdio: ['ignore', 'pipe', 'ignore'] });
}
