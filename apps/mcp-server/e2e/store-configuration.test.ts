import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { onLoopback } from '@wabascope/provider-testing';
import { generate } from 'selfsigned';
import { expect, onTestFinished, test } from 'vitest';
import { configFolder } from './support/config-folder.js';
import { executable, run } from './support/executable.js';
import { servingOverHttp } from './support/http-server.js';

/** An address like that of a Redis, and the count of connections to it. */
async function redisAddress() {
  let connections = 0;
  const redis = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  const { port, close } = await onLoopback(redis);
  onTestFinished(close);
  return { store: `redis://127.0.0.1:${port}`, connections: () => connections };
}

test.each<[string, Record<string, unknown>, readonly string[], RegExp]>([
  ['a missing setting', { provider: 'alibaba', accessKeyId: 'LTAI-example' }, [], /account oslo/],
  ['a reference without a value', { provider: 'meta', accessToken: '${env:NOT_SET}' }, [], /account oslo/],
  [
    'an address that other machines can reach, without http.auth',
    { provider: 'meta', accessToken: 'meta-Secret-93' },
    ['--http', '0.0.0.0:0'],
    /set http\.auth/,
  ],
  [
    'an unknown alias to check',
    { provider: 'meta', accessToken: 'meta-Secret-93' },
    ['check', 'bergen'],
    /Unknown account: bergen\. Configured accounts: oslo\./,
  ],
])('%s is a configuration problem before Redis is contacted', async (_, oslo, args, problem) => {
  const { store, connections } = await redisAddress();
  const folder = await configFolder({ accounts: { oslo }, store });
  onTestFinished(folder.remove);
  const { status, stderr } = await run(['--config', folder.file, ...args]);
  expect(status).toBe(2);
  expect(stderr).toMatch(problem);
  expect(stderr).not.toMatch(/Redis/);
  expect(connections()).toBe(0);
});

const account = { provider: 'meta', accessToken: 'meta-Secret-93' };

test.each<[string, Record<string, unknown>, RegExp]>([
  [
    'another protocol',
    { store: 'https://:redis-Secret%2F93@cache.example' },
    /store: It must be the address of a Redis/,
  ],
  [
    'an object as its address',
    { store: { url: 'redis://cache.example' } },
    /store: Invalid value\. Expected: a string\. Address of the Redis/,
  ],
  ['an unset variable', { store: '${env:REDIS_URL}' }, /store: The environment variable REDIS_URL is not set\./],
  [
    'half a replica',
    { store: 'redis://cache.example', replicas: 0.5 },
    /replicas: Invalid value\. Expected: an integer of at least 1\./,
  ],
])(
  'a store with %s is a configuration problem that names the field and the remedy, but no secret',
  async (_, settings, problem) => {
    const folder = await configFolder({ accounts: { oslo: account }, ...settings });
    onTestFinished(folder.remove);
    const { status, stdout, stderr } = await run(['--config', folder.file]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(problem);
    expect(stderr).not.toContain('Secret');
  },
);

test('a certificate of NODE_EXTRA_CA_CERTS is trusted, but only for its host', async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'redis.example' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'redis.example' }] }],
  });
  const { port, close } = await onLoopback(createTlsServer({ cert, key }, (socket) => socket.on('error', () => {})));
  onTestFinished(close);
  const store = `rediss://127.0.0.1:${port}`;
  const folder = await configFolder({ accounts: { oslo: account }, store }, { 'authority.pem': cert });
  onTestFinished(folder.remove);
  const problemWith = async (env: Record<string, string>) => {
    const args = [executable, '--config', folder.file, '--http', '0'];
    const server = await servingOverHttp(spawn(process.execPath, args, { env: { ...process.env, ...env } }));
    onTestFinished(() => server.close());
    return JSON.parse(await (await fetch(new URL('/readyz', server.url))).text()).reason;
  };
  expect(await problemWith({})).toMatch(/\(DEPTH_ZERO_SELF_SIGNED_CERT\)\. Set NODE_EXTRA_CA_CERTS/);
  expect(await problemWith({ NODE_EXTRA_CA_CERTS: join(folder.path, 'authority.pem') })).toMatch(
    /is for another host \(ERR_TLS_CERT_ALTNAME_INVALID\)\. Write a host name of the certificate/,
  );
});

test.each([['changes'], ['changes', 'forget', '+4915112345678']])(
  '%s %s prints an error with the reason if Redis is unavailable',
  async (...args) => {
    const folder = await configFolder({ accounts: { oslo: account }, store: (await redisAddress()).store });
    onTestFinished(folder.remove);
    const { status, stdout, stderr } = await run([...args, '--config', folder.file]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^wabascope: The journal of changes cannot be used now\. Try again later\. .*Redis.*\n$/);
  },
);
