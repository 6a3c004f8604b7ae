import { afterEach, expect, test, vi } from 'vitest';
import { plugin } from '../__fixtures__/plugin.js';
import { createDirectory, type Directory, type DirectoryOptions } from '../index.js';

const patiently = { interval: 1, timeout: 20_000 };

const open: Directory[] = [];
afterEach(async () => {
  for (const directory of open.splice(0)) await directory.close();
});

/** Accounts `a000`, `a001` … in a directory. `started` lists them as their fetches start; `ends` ends these fetches. */
async function fleet(size: number, options: Partial<DirectoryOptions> = {}, budgetOf = (_account: string) => 'one') {
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const loaded = plugin({
    rateLimit: { requests: 1_000, perMs: 1, key: ({ baseUrl }) => budgetOf(baseUrl) },
    async *listNumbers({ baseUrl }) {
      started.push(baseUrl);
      await new Promise<void>((end) => ends.push(end));
      yield { items: [{ id: baseUrl }], warnings: [] };
    },
  });
  const names = Array.from({ length: size }, (_, index) => `a${String(index).padStart(3, '0')}`);
  const directory = await createDirectory({
    accounts: Object.fromEntries(
      names.map((name) => [name, { provider: 'acme', token: 'acme-secret-token', baseUrl: name }]),
    ),
    providers: { acme: async () => loaded },
    ...options,
  });
  open.push(directory);
  const hasStarted = (count: number) => vi.waitUntil(() => started.length === count, patiently);
  return { directory, started, ends, names, hasStarted };
}

test.each<[string, number, (account: string) => string]>([
  ['share a budget, sixteen', 16, () => 'one'],
  ['have different budgets at one provider, sixty-four', 64, (account) => account],
])('of the accounts that %s are fetched at the same time', async (_, most, budgetOf) => {
  const { directory, started, ends, hasStarted } = await fleet(100, {}, budgetOf);
  const all = directory.listNumbers();
  for (let ended = 0; ended < 100; ended += 1) {
    await hasStarted(Math.min(ended + most, 100));
    ends[ended]?.();
  }
  expect((await all).total).toBe(100);
  expect(started).toHaveLength(100);
});

test('a caller with one account does not wait for all accounts of another caller', async () => {
  const { directory, started, ends, hasStarted } = await fleet(50);
  const all = directory.listNumbers();
  all.catch(() => {});
  await hasStarted(16);
  const one = directory.listNumbers({ accounts: ['a049'] });
  ends[0]?.();
  await hasStarted(17);
  expect(started[16]).toBe('a049');
  ends[16]?.();
  expect((await one).total).toBe(1);
});

test('callers take turns, account by account', async () => {
  const { directory, started, ends, names, hasStarted } = await fleet(50);
  const all = directory.listNumbers();
  all.catch(() => {});
  await hasStarted(16);
  directory.listNumbers({ accounts: names.slice(20, 30) }).catch(() => {});
  directory.listNumbers({ accounts: names.slice(30, 40) }).catch(() => {});
  for (let ended = 0; ended < 8; ended += 1) {
    ends[ended]?.();
    await hasStarted(17 + ended);
  }
  expect(started.slice(16)).toEqual(['a020', 'a030', 'a021', 'a031', 'a022', 'a032', 'a023', 'a033']);
});

test('an account that a caller waits for goes before one that is renewed in the background', async () => {
  const clock = { now: 0 };
  const { directory, started, ends, hasStarted } = await fleet(50, { now: () => clock.now });
  const first = directory.listNumbers();
  for (let ended = 0; ended < 50; ended += 1) {
    await hasStarted(Math.min(ended + 16, 50));
    ends[ended]?.();
  }
  await first;
  clock.now += 120_000;
  expect((await directory.listNumbers()).total).toBe(50);
  await hasStarted(66);
  const one = directory.listNumbers({ accounts: ['a049'], maxAgeSeconds: 0 });
  ends[50]?.();
  await hasStarted(67);
  expect(started[66]).toBe('a049');
  ends[66]?.();
  expect((await one).total).toBe(1);
});

test('a caller that aborts while its accounts wait for a turn fetches none of them', async () => {
  const { directory, started, ends, hasStarted } = await fleet(40);
  const leave = new AbortController();
  const left = directory.listNumbers({}, { signal: leave.signal });
  await hasStarted(16);
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  for (const end of ends) end();
  const one = directory.listNumbers({ accounts: ['a039'] });
  await hasStarted(17);
  ends[16]?.();
  expect((await one).total).toBe(1);
  expect(started.slice(16)).toEqual(['a039']);
});

test('a caller whose time is up sees the stored snapshots, and the other fetches continue', async () => {
  const { directory, ends, hasStarted } = await fleet(20, { waitSeconds: 0 });
  const one = directory.listNumbers({ accounts: ['a000'] }, { waitSeconds: 60 });
  await hasStarted(1);
  ends[0]?.();
  await one;
  const { total, failures } = await directory.listNumbers();
  expect(total).toBe(1);
  expect(failures).toHaveLength(19);
  expect(failures[0]).toMatchObject({ account: 'a001', code: 'timeout', retryable: true, shown: 'nothing' });
  for (let ended = 1; ended < 20; ended += 1) {
    await hasStarted(Math.min(ended + 16, 20));
    ends[ended]?.();
  }
  const listed = async () => (await directory.listNumbers()).total;
  await vi.waitUntil(async () => (await listed()) === 20, patiently);
  expect((await directory.listNumbers()).failures).toEqual([]);
});

test('a caller that wants new data and whose time is up sees the earlier snapshot', async () => {
  const { directory, ends, hasStarted } = await fleet(1);
  const first = directory.listNumbers();
  await hasStarted(1);
  ends[0]?.();
  await first;
  const second = await directory.listNumbers({ maxAgeSeconds: 0 }, { waitSeconds: 0 });
  expect(second).toMatchObject({ total: 1, failures: [{ code: 'timeout', shown: 'earlier' }] });
  await hasStarted(2);
  ends[1]?.();
  expect((await directory.listNumbers()).failures).toEqual([]);
});
