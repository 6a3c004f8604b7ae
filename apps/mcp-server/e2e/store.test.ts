import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { isRedisMissing, type RedisServer, startRedis, withRedis } from '@wabascope/redis-server';
import { generateFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ConnectedClient, connectSdk2 } from './support/clients.js';
import { configFolder } from './support/config-folder.js';
import { run } from './support/executable.js';
import { startHttpServer } from './support/http-server.js';

const password = 'redis-Secret/93';

type AlibabaSandbox = Sandbox<'alibaba'>;

interface Server {
  readonly client: ConnectedClient;
  /** What `/readyz` says. */
  readiness(): Promise<{ status: string; reason?: string }>;
}

/** Three servers with the same configuration, and what they ask. */
async function team(accounts: number) {
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
  const servers = await Promise.all([1, 2, 3].map(() => serve(folder.file)));
  return { sandbox, redis, servers };
}

async function serve(file: string): Promise<Server> {
  const server = await startHttpServer(['--config', file]);
  onTestFinished(() => server.close());
  const client = await connectSdk2(server);
  onTestFinished(() => client.close());
  return { client, readiness: async () => JSON.parse(await (await fetch(new URL('/readyz', server.url))).text()) };
}

/** Asks each server for its part of the accounts, at the same time; how many numbers and failures there are. */
async function askAll(servers: readonly Server[], sandbox: AlibabaSandbox) {
  const aliases = Object.keys(sandbox.accounts());
  const answers = await Promise.all(
    servers.map(({ client }, part) => {
      const accounts = aliases.filter((_, index) => index % servers.length === part);
      return client.callTool('list-numbers', { accounts, maxAgeSeconds: 0 });
    }),
  );
  return {
    numbers: answers.reduce((sum, { data }) => sum + data.total, 0),
    failures: answers.flatMap(({ data }) => data.failures),
  };
}

function refusals(sandbox: AlibabaSandbox) {
  return sandbox.requests.list().filter(({ status }) => status !== 200);
}

// Budgets let requests pass at their own pace.
describe.skipIf(isRedisMissing)(withRedis, { timeout: 90_000 }, () => {
  test('three servers share one budget without one refusal, and answers without asking twice', async () => {
    const { sandbox, redis, servers } = await team(24);
    const heard = await redis.listen();
    expect(await askAll(servers, sandbox)).toEqual({ numbers: 24, failures: [] });
    expect(refusals(sandbox)).toEqual([]);
    const asked = sandbox.requests.list().length;
    for (const { client, readiness } of servers) {
      expect((await client.callTool('list-numbers')).data).toMatchObject({ total: 24, failures: [] });
      expect(await readiness()).toEqual({ status: 'ready' });
    }
    expect(sandbox.requests.list()).toHaveLength(asked);
    expect(heard()).toContain('generated-00023');
    const { accessKeyId, accessKeySecret } = sandbox.credentials.alibaba;
    for (const secret of [accessKeyId, accessKeySecret, password]) expect(heard()).not.toContain(secret);
  });

  test('servers that are asked for the same accounts at the same time ask each account once', async () => {
    const { sandbox, servers } = await team(6);
    const answers = await Promise.all(servers.map(({ client }) => client.callTool('list-numbers')));
    expect(answers.map(({ data }) => data.total)).toEqual([6, 6, 6]);
    const calls = sandbox.requests.list().filter(({ call }) => call === 'QueryChatappPhoneNumbers');
    expect(calls).toHaveLength(6);
  });

  const troubles: readonly (readonly [string, (redis: RedisServer) => unknown, (redis: RedisServer) => unknown])[] = [
    ['killed, and started again', (redis) => redis.kill(), (redis) => redis.start()],
    ['frozen, and thawed', (redis) => redis.freeze(), (redis) => redis.thaw()],
    // A paused Redis takes no command that would end it.
    ['paused for a while', (redis) => redis.command('CLIENT', 'PAUSE', '8000'), () => {}],
  ];
  test.each(troubles)(
    'Redis %s in the middle: all is answered, nothing refused, and it comes back by itself',
    async (_, begin, end) => {
      const { sandbox, redis, servers } = await team(18);
      const statuses = async () =>
        (await Promise.all(servers.map(({ readiness }) => readiness()))).map((is) => is.status);
      const asking = askAll(servers, sandbox);
      await sandbox.requests.nth(8);
      await begin(redis);
      await expect.poll(statuses, { timeout: 20_000 }).toEqual(['degraded', 'degraded', 'degraded']);
      expect((await servers[0]?.readiness())?.reason).toMatch(/^Redis .* each server spends 1\/3 of every budget/);
      expect(await asking).toEqual({ numbers: 18, failures: [] });
      await end(redis);
      await expect.poll(statuses, { timeout: 20_000 }).toEqual(['ready', 'ready', 'ready']);
      expect(await askAll(servers, sandbox)).toEqual({ numbers: 18, failures: [] });
      expect(refusals(sandbox)).toEqual([]);
    },
  );
});

/** Where a Redis would be, and how many connections came. */
async function redisAddress() {
  let connections = 0;
  const redis = createServer((socket) => {
    connections += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void redis.close());
  await once(redis, 'listening');
  const { port } = redis.address() as AddressInfo;
  return { store: `redis://127.0.0.1:${port}`, connections: () => connections };
}

test.each<[string, Record<string, unknown>, readonly string[], RegExp]>([
  ['a setting', { provider: 'alibaba', accessKeyId: 'LTAI-example' }, [], /account oslo/],
  ['a reference', { provider: 'meta', accessToken: '${env:NOT_SET}' }, [], /account oslo/],
  [
    'an address that other machines reach, without http.auth',
    { provider: 'meta', accessToken: 'meta-Secret-93' },
    ['--http', '0.0.0.0:0'],
    /set http\.auth/,
  ],
  [
    'an alias to check',
    { provider: 'meta', accessToken: 'meta-Secret-93' },
    ['check', 'bergen'],
    /Unknown account: bergen\. Configured accounts: oslo\./,
  ],
])('%s that is wrong is refused before Redis is contacted', async (_, oslo, args, complaint) => {
  const { store, connections } = await redisAddress();
  const folder = await configFolder({ accounts: { oslo }, store });
  onTestFinished(folder.remove);
  const { status, stderr } = await run(['--config', folder.file, ...args]);
  expect(status).toBe(2);
  expect(stderr).toMatch(complaint);
  expect(stderr).not.toMatch(/Redis/);
  expect(connections()).toBe(0);
});

const account = { provider: 'meta', accessToken: 'meta-Secret-93' };

test.each<[string, Record<string, unknown>, RegExp]>([
  ['another protocol', { store: `https://:${password}@cache.example` }, /store: It must be the address of a Redis/],
  ['no text', { store: { url: 'redis://cache.example' } }, /store: It must be the address of a Redis/],
  ['an unset variable', { store: '${env:REDIS_URL}' }, /store: The environment variable REDIS_URL is not set\./],
  [
    'half a replica',
    { store: 'redis://cache.example', replicas: 0.5 },
    /replicas: It must be a whole number, 1 or more/,
  ],
])('a store with %s is refused, with the field, what to do, and no secret', async (_, settings, told) => {
  const folder = await configFolder({ accounts: { oslo: account }, ...settings });
  onTestFinished(folder.remove);
  const { status, stdout, stderr } = await run(['--config', folder.file]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(told);
  expect(stderr).not.toContain('Secret');
});
