import type { Budget } from '@wabascope/directory';
import { isRedisMissing, withRedis } from '@wabascope/redis-server';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import { asDocumentedUser, documentedUser } from './__fixtures__/documented-user.js';
import { movableClock, redisUntil, replicaUntil } from './__fixtures__/replicas.js';
import type { SharedStore } from './index.js';

const budget: Budget = { id: 'acme:key', requests: 6, perMs: 100 };

/** Longer than budgets rest after a change, in milliseconds. */
const restMs = 5_000;

const [user = '', ...rules] = documentedUser;
const commands = rules.filter((rule) => rule.startsWith('+')).map((rule) => rule.slice(1));

/** A Redis with a change of the documented user, and a store of that user in a database other than 0. */
async function storeOf({ onTestFinished }: TestContext, changes: readonly string[], options?: readonly string[]) {
  const server = await redisUntil(onTestFinished, undefined, options);
  const allow = (...rules: readonly string[]) => server.command('ACL', 'SETUSER', user, ...rules);
  await allow(...changes);
  const lines: string[] = [];
  const log = (_: string, message: string) => void lines.push(message);
  const clock = movableClock();
  const url = asDocumentedUser(`${server.url}/3`);
  const store = await replicaUntil(onTestFinished, url, { replicas: 2, log, clock: clock.now });
  return { server, allow, store, lines, clock };
}

type Scene = Awaited<ReturnType<typeof storeOf>>;

/** The server works alone and says why. It shares as soon as the user gets the rules of the remedy. */
async function expectAlone({ allow, store, lines, clock }: Scene, reason: string, remedy: readonly string[]) {
  const effect = 'Until it is available, each server spends 1/2 of every budget and keeps its own snapshots.';
  const health = { ok: false, reason: `${reason} ${effect}` };
  expect(await store.ready()).toEqual(health);
  clock.forward(restMs);
  (await store.pacer.take([budget], 'a')).used();
  expect(await store.ready()).toEqual(health);
  await allow(...remedy);
  await isReady(store);
  expect(lines).toEqual([`Redis is unavailable. ${reason}`, 'Redis is available again.']);
}

async function isReady(store: SharedStore): Promise<void> {
  await vi.waitFor(async () => expect(await store.ready()).toEqual({ ok: true }), { timeout: 10_000 });
}

function rejects(what: string, rule: string): string {
  return `The Redis user may not ${what} (NOPERM). Grant the permission: ACL SETUSER USER ${rule}.`;
}

// They wait for heartbeats, so they wait at the same time.
describe.skipIf(isRedisMissing).concurrent(withRedis, () => {
  test('a user with the documented permissions can do everything, and sends nothing that Redis rejects', async (context) => {
    const { server, store, clock } = await storeOf(context, []);
    expect(await store.ready()).toEqual({ ok: true });
    clock.forward(restMs);
    (await store.pacer.take([budget], 'a')).used();
    await store.stores.numbers.set('acme:a:digest', { attemptedAt: 1, items: [], warnings: [] });
    expect(await server.command('ACL', 'LOG')).toBe('\n');
  });

  test.for(commands)(
    'a user who may not run %s works alone, and the reason is the remedy',
    async (command, context) => {
      const scene = await storeOf(context, [`-${command}`]);
      const reason =
        command === 'select'
          ? 'Redis rejects the database (NOPERM). Allow SELECT: ACL SETUSER USER +select.'
          : rejects(`run ${command.toUpperCase()}`, `+${command}`);
      await expectAlone(scene, reason, [`+${command}`]);
    },
  );

  test('all missing commands are named at once', async (context) => {
    const scene = await storeOf(context, ['-zadd', '-time', '-exec', '-xtrim']);
    const remedy = ['+exec', '+time', '+xtrim', '+zadd'];
    await expectAlone(scene, rejects('run EXEC, TIME, XTRIM, ZADD', remedy.join(' ')), remedy);
  });

  const keys = '{wabascope:1}:*';
  test.for([
    ['no keys', []],
    ['other keys', ['~wabascope:*']],
    ['some of the keys', ['~{wabascope:1}:slots:*', '~{wabascope:1}:heartbeat']],
    ['keys only for reading', [`%R~${keys}`]],
    ['keys only for writing', [`%W~${keys}`]],
  ] as const)('a user with %s works alone, and the reason is the remedy', async ([, patterns], context) => {
    const scene = await storeOf(context, ['resetkeys', ...patterns]);
    await expectAlone(scene, rejects(`read and write all keys ${keys}`, `~${keys}`), [`~${keys}`]);
  });

  test('missing commands and keys are named together', async (context) => {
    const scene = await storeOf(context, ['resetkeys', '-time']);
    const remedy = ['+time', `~${keys}`];
    await expectAlone(scene, rejects(`run TIME or read and write all keys ${keys}`, remedy.join(' ')), remedy);
  });

  test.for([
    ['all commands but the dangerous ones', ['+@all', '-@dangerous']],
    ['all keys', ['~*']],
    ['no channels', ['resetchannels']],
  ] as const)('a user with %s shares', async ([, rules], context) => {
    const { store, lines } = await storeOf(context, rules);
    expect(await store.ready()).toEqual({ ok: true });
    expect(lines).toEqual([]);
  });

  test('a permission that is lost later is reported once, and requests continue', async (context) => {
    const { server, allow, store, lines, clock } = await storeOf(context, []);
    (await store.pacer.take([budget], 'a')).used();
    await allow('-zadd');
    const waiting = store.pacer.take([budget], 'a');
    await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 10_000 });
    clock.forward(restMs);
    (await waiting).used();
    const received = await server.listen();
    const checks = () => received().split('acl_check_cmd').length;
    await vi.waitFor(() => expect(checks()).toBeGreaterThan(8), { timeout: 10_000 });
    expect(lines).toEqual([`Redis is unavailable. ${rejects('run ZADD', '+zadd')}`]);
  });

  test('a command that Redis does not have is named as such', async (context) => {
    const { store } = await storeOf(context, [], ['--rename-command', 'ZCARD', '']);
    expect((await store.ready()).reason).toContain('Redis does not have the command ZCARD. Use Redis 7 or later');
  });
});
