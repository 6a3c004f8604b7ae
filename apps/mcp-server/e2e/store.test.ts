import { createDirectory } from '@wabascope/directory';
import alibaba from '@wabascope/provider-alibaba';
import { openSharedStore } from '@wabascope/redis';
import { isRedisMissing, startRedis, withRedis } from '@wabascope/redis-server';
import { generateFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { describe, expect, type TestContext, test } from 'vitest';
import { type ConnectedClient, connectSdk2 } from './support/clients.js';
import { configFolder } from './support/config-folder.js';
import { startHttpServer } from './support/http-server.js';

const password = 'redis-Secret/93';

type AlibabaSandbox = Sandbox<'alibaba'>;

interface Server {
  readonly client: ConnectedClient;
  /** The body of `/readyz`. */
  readiness(): Promise<{ status: string; reason?: string }>;
}

/** Servers with one configuration, the sandbox that they fetch from, and the Redis that they share. */
async function team(accounts: number, replicas: number, { onTestFinished }: TestContext) {
  const sandbox = await startSandbox({
    providers: ['alibaba'],
    fleet: { alibaba: generateFleet('alibaba', { accounts, numbers: accounts }) },
  });
  onTestFinished(() => sandbox.close());
  const redis = await startRedis(password);
  onTestFinished(() => redis.kill());
  const config = { accounts: sandbox.accounts(), store: '${file:redis}', replicas };
  const folder = await configFolder(config, { redis: redis.url });
  onTestFinished(folder.remove);
  const servers = await Promise.all(Array.from({ length: replicas }, () => serve(folder.file, onTestFinished)));
  return { sandbox, redis, servers };
}

async function serve(file: string, onTestFinished: TestContext['onTestFinished']): Promise<Server> {
  const server = await startHttpServer(['--config', file]);
  onTestFinished(() => server.close());
  const client = await connectSdk2(server);
  onTestFinished(() => client.close());
  return { client, readiness: async () => JSON.parse(await (await fetch(new URL('/readyz', server.url))).text()) };
}

/**
 * After a change, budgets rest for a window and three seconds, so that other servers notice and requests arrive. The
 * window passes in real time, because requests may be on their way.
 */
const marginMs = 3_000;

/** A clock that goes with the real one and can be put forward, as a date and from any start. */
function movableClock() {
  let aheadMs = 0;
  return {
    date: () => Date.now() + aheadMs,
    monotonic: () => performance.now() + aheadMs,
    forward: (ms: number) => {
      aheadMs += ms;
    },
  };
}

/** The directory of one of three servers, in this process. */
async function openReplica(
  sandbox: AlibabaSandbox,
  url: string,
  clock: ReturnType<typeof movableClock>,
  { onTestFinished }: TestContext,
) {
  const store = await openSharedStore({ url, replicas: 3, clock: clock.monotonic });
  const { pacer, stores } = store;
  const providers = { alibaba: async () => alibaba };
  const directory = await createDirectory({ accounts: sandbox.accounts(), providers, now: clock.date, pacer, stores });
  onTestFinished(async () => {
    await directory.close();
    await store.close();
  });
  return { directory, store };
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
    const { sandbox, redis, servers } = await team(9, 3, context);
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
    const { sandbox, servers } = await team(6, 3, context);
    const results = await Promise.all(servers.map(({ client }) => client.callTool('list-numbers')));
    expect(results.map(({ data }) => data.total)).toEqual([6, 6, 6]);
    const calls = sandbox.requests.list().filter(({ call }) => call === 'QueryChatappPhoneNumbers');
    expect(calls).toHaveLength(6);
  });

  test('a server with another secret does not get the snapshots of the others in its database', async (context) => {
    const { sandbox, redis, servers } = await team(1, 2, context);
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

  test('a user who may not run ZADD: accounts are fetched alone, and /readyz reports the remedy', async (context) => {
    const sandbox = await startSandbox({
      providers: ['alibaba'],
      fleet: { alibaba: generateFleet('alibaba', { accounts: 1, numbers: 1 }) },
    });
    context.onTestFinished(() => sandbox.close());
    const redis = await startRedis();
    context.onTestFinished(() => redis.kill());
    await redis.command('ACL', 'SETUSER', 'app', 'on', '>word-93', '~{wabascope:1}:*', '+@all', '-zadd');
    const store = redis.url.replace('//', '//app:word-93@');
    const folder = await configFolder({ accounts: sandbox.accounts(), store, replicas: 2 });
    context.onTestFinished(folder.remove);
    const { client, readiness } = await serve(folder.file, context.onTestFinished);
    expect((await client.callTool('list-numbers')).data).toMatchObject({ total: 1, failures: [] });
    expect(await readiness()).toEqual({
      status: 'degraded',
      reason: expect.stringMatching(
        /^The Redis user may not run ZADD \(NOPERM\)\. Grant the permission: ACL SETUSER USER \+zadd\. Until it is/,
      ),
    });
  });

  test('/readyz reports that Redis is unavailable, with the effect, and that it is available again', async (context) => {
    const { redis, servers } = await team(1, 1, context);
    const [server] = servers;
    const readiness = () => server?.readiness();
    expect(await readiness()).toEqual({ status: 'ready' });
    await redis.kill();
    await expect.poll(readiness, { timeout: 20_000 }).toEqual({
      status: 'degraded',
      reason: expect.stringMatching(/Redis .* each server spends 1\/1 of every budget/),
    });
    await redis.start();
    await expect.poll(readiness, { timeout: 20_000 }).toEqual({ status: 'ready' });
  });

  // packages/redis/src/unavailable.test.ts has a Redis that is frozen, paused, or restarted quickly.
  test('while Redis is killed and started again, all accounts are fetched without an error response', async (context) => {
    const clock = movableClock();
    const sandbox = await startSandbox({
      providers: ['alibaba'],
      fleet: { alibaba: generateFleet('alibaba', { accounts: 6, numbers: 6 }) },
      now: clock.date,
    });
    context.onTestFinished(() => sandbox.close());
    const redis = await startRedis(password);
    context.onTestFinished(() => redis.kill());
    const replicas = await Promise.all([1, 2, 3].map(() => openReplica(sandbox, redis.url, clock, context)));
    const allAre = (ok: boolean) =>
      expect
        .poll(async () => (await Promise.all(replicas.map(({ store }) => store.ready()))).map((each) => each.ok))
        .toEqual([ok, ok, ok]);
    const fetchParts = async () => {
      const aliases = Object.keys(sandbox.accounts());
      const results = replicas.map(({ directory }, part) => {
        const accounts = aliases.filter((_, index) => index % replicas.length === part);
        return directory.listNumbers({ accounts, maxAgeSeconds: 0 });
      });
      return (await Promise.all(results)).map(({ total, failures }) => ({ total, failures }));
    };
    const twoEach = replicas.map(() => ({ total: 2, failures: [] }));
    const fetching = fetchParts();
    await sandbox.requests.nth(4);
    await redis.kill();
    await allAre(false);
    clock.forward(marginMs);
    expect(await fetching).toEqual(twoEach);
    await redis.start();
    await allAre(true);
    clock.forward(marginMs);
    expect(await fetchParts()).toEqual(twoEach);
    expect(errorResponses(sandbox)).toEqual([]);
  });
});
