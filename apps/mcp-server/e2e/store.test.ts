import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { onLoopback } from '@wabascope/provider-testing';
import { isRedisMissing, startRedis, withRedis } from '@wabascope/redis-server';
import { generateFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { generate } from 'selfsigned';
import { describe, expect, onTestFinished, type TestContext, test, vi } from 'vitest';
import { type ConnectedClient, connectSdk2 } from './support/clients.js';
import { configFolder } from './support/config-folder.js';
import { executable, run } from './support/executable.js';
import { servingOverHttp, startHttpServer } from './support/http-server.js';

const password = 'redis-Secret/93';

type AlibabaSandbox = Sandbox<'alibaba'>;

interface Server {
  readonly client: ConnectedClient;
  /** The body of `/readyz`. */
  readiness(): Promise<{ status: string; reason?: string }>;
}

/** Three servers with one configuration, the sandbox that they fetch from, and the Redis that they share. */
async function team(accounts: number, { onTestFinished }: TestContext) {
  const sandbox = await startSandbox({
    providers: ['alibaba'],
    fleet: { alibaba: generateFleet('alibaba', { accounts, numbers: accounts }) },
  });
  onTestFinished(() => sandbox.close());
  const redis = await startRedis(password);
  onTestFinished(() => redis.kill());
  const config = { accounts: sandbox.accounts(), store: '${file:redis}', replicas: 3 };
  const folder = await configFolder(config, { redis: redis.url });
  onTestFinished(folder.remove);
  const servers = await Promise.all([1, 2, 3].map(() => serve(folder.file, onTestFinished)));
  return { sandbox, redis, servers };
}

async function serve(file: string, onTestFinished: TestContext['onTestFinished']): Promise<Server> {
  const server = await startHttpServer(['--config', file]);
  onTestFinished(() => server.close());
  const client = await connectSdk2(server);
  onTestFinished(() => client.close());
  return { client, readiness: async () => JSON.parse(await (await fetch(new URL('/readyz', server.url))).text()) };
}

/** Each server fetches its part of the accounts, at the same time. @returns The count of numbers, and the failures. */
async function fetchAll(servers: readonly Server[], sandbox: AlibabaSandbox) {
  const aliases = Object.keys(sandbox.accounts());
  const results = await Promise.all(
    servers.map(({ client }, part) => {
      const accounts = aliases.filter((_, index) => index % servers.length === part);
      return client.callTool('list-numbers', { accounts, maxAgeSeconds: 0 });
    }),
  );
  return {
    numbers: results.reduce((sum, { data }) => sum + data.total, 0),
    failures: results.flatMap(({ data }) => data.failures),
  };
}

function errorResponses(sandbox: AlibabaSandbox) {
  return sandbox.requests.list().filter(({ status }) => status !== 200);
}

describe.skipIf(isRedisMissing)(withRedis, { timeout: 90_000 }, () => {
  test('three servers share one budget and their snapshots, and get no error response', async (context) => {
    const { sandbox, redis, servers } = await team(9, context);
    const commands = await redis.listen();
    expect(await fetchAll(servers, sandbox)).toEqual({ numbers: 9, failures: [] });
    expect(errorResponses(sandbox)).toEqual([]);
    const sent = sandbox.requests.list().length;
    for (const { client, readiness } of servers) {
      expect((await client.callTool('list-numbers')).data).toMatchObject({ total: 9, failures: [] });
      expect(await readiness()).toEqual({ status: 'ready' });
    }
    expect(sandbox.requests.list()).toHaveLength(sent);
    expect(commands()).toContain('generated-00008');
    const { accessKeyId, accessKeySecret } = sandbox.credentials.alibaba;
    for (const secret of [accessKeyId, accessKeySecret, password]) expect(commands()).not.toContain(secret);
  });

  test('servers fetch each account once when they need it at the same time', async (context) => {
    const { sandbox, servers } = await team(6, context);
    const results = await Promise.all(servers.map(({ client }) => client.callTool('list-numbers')));
    expect(results.map(({ data }) => data.total)).toEqual([6, 6, 6]);
    const calls = sandbox.requests.list().filter(({ call }) => call === 'QueryChatappPhoneNumbers');
    expect(calls).toHaveLength(6);
  });

  test('a server with another secret does not get the snapshots of the others in its database', async (context) => {
    const { sandbox, redis, servers } = await team(1, context);
    expect((await servers[0]?.client.callTool('list-numbers'))?.data.total).toBe(1);
    const accounts = Object.entries(sandbox.accounts()).map(([alias, settings]) => [
      alias,
      { ...settings, accessKeySecret: 'another-Secret-93' },
    ]);
    const config = { accounts: Object.fromEntries(accounts), store: redis.url };
    const folder = await configFolder(config);
    context.onTestFinished(folder.remove);
    const { client } = await serve(folder.file, context.onTestFinished);
    expect((await client.callTool('list-numbers')).data).toMatchObject({ total: 0, failures: [{ shown: 'nothing' }] });
    expect((await servers[1]?.client.callTool('list-numbers'))?.data).toMatchObject({ total: 1, failures: [] });
  });

  // packages/redis/src/away.test.ts has a Redis that is frozen, paused, or restarted quickly.
  test('while Redis is killed and started again, all accounts are fetched without an error response', async (context) => {
    const { sandbox, redis, servers } = await team(6, context);
    const allAre = (status: string) =>
      vi.waitFor(
        async () => {
          const bodies = await Promise.all(servers.map(({ readiness }) => readiness()));
          expect(bodies.map((body) => body.status)).toEqual([status, status, status]);
        },
        { timeout: 20_000 },
      );
    const fetching = fetchAll(servers, sandbox);
    await sandbox.requests.nth(4);
    await redis.kill();
    await allAre('degraded');
    expect((await servers[0]?.readiness())?.reason).toMatch(/Redis .* each server spends 1\/3 of every budget/);
    expect(await fetching).toEqual({ numbers: 6, failures: [] });
    await redis.start();
    await allAre('ready');
    expect(await fetchAll(servers, sandbox)).toEqual({ numbers: 6, failures: [] });
    expect(errorResponses(sandbox)).toEqual([]);
  });
});

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
  ['another protocol', { store: `https://:${password}@cache.example` }, /store: It must be the address of a Redis/],
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
