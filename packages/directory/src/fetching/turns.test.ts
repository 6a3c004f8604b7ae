import { afterEach, expect, test, vi } from 'vitest';
import { plugin } from '../__fixtures__/plugin.js';
import { createDirectory, type Directory, type DirectoryOptions } from '../index.js';

const patiently = { interval: 1, timeout: 20_000 };

const open: Directory[] = [];
afterEach(async () => {
  for (const directory of open.splice(0)) await directory.close();
});

/** Accounts `a000`, `a001` …; `asked` lists them as they are asked, and each answers when it is let. */
async function fleet(size: number, options: Partial<DirectoryOptions> = {}, budgetOf = (_account: string) => 'one') {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const loaded = plugin({
    rateLimit: { requests: 1_000, perMs: 1, key: ({ baseUrl }) => budgetOf(baseUrl) },
    async *listNumbers({ baseUrl }) {
      asked.push(baseUrl);
      await new Promise<void>((answer) => answers.push(answer));
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
  const isAsked = (count: number) => vi.waitUntil(() => asked.length === count, patiently);
  return { directory, asked, answers, names, isAsked };
}

test.each<[string, number, (account: string) => string]>([
  ['share a budget, sixteen', 16, () => 'one'],
  ['have budgets of their own at one provider, sixty-four', 64, (account) => account],
])('of the accounts that %s are asked at the same time', async (_, most, budgetOf) => {
  const { directory, asked, answers, isAsked } = await fleet(100, {}, budgetOf);
  const all = directory.listNumbers();
  for (let answered = 0; answered < 100; answered += 1) {
    await isAsked(Math.min(answered + most, 100));
    answers[answered]?.();
  }
  expect((await all).total).toBe(100);
  expect(asked).toHaveLength(100);
});

test('who asks about one account does not wait for all the accounts of somebody else', async () => {
  const { directory, asked, answers, isAsked } = await fleet(50);
  const all = directory.listNumbers();
  all.catch(() => {});
  await isAsked(16);
  const one = directory.listNumbers({ accounts: ['a049'] });
  answers[0]?.();
  await isAsked(17);
  expect(asked[16]).toBe('a049');
  answers[16]?.();
  expect((await one).total).toBe(1);
});

test('callers take turns, account by account', async () => {
  const { directory, asked, answers, names, isAsked } = await fleet(50);
  const all = directory.listNumbers();
  all.catch(() => {});
  await isAsked(16);
  directory.listNumbers({ accounts: names.slice(20, 30) }).catch(() => {});
  directory.listNumbers({ accounts: names.slice(30, 40) }).catch(() => {});
  for (let answered = 0; answered < 8; answered += 1) {
    answers[answered]?.();
    await isAsked(17 + answered);
  }
  expect(asked.slice(16)).toEqual(['a020', 'a030', 'a021', 'a031', 'a022', 'a032', 'a023', 'a033']);
});

test('who waits goes before what is refreshed behind an old answer', async () => {
  const clock = { now: 0 };
  const { directory, asked, answers, isAsked } = await fleet(50, { now: () => clock.now });
  const first = directory.listNumbers();
  for (let answered = 0; answered < 50; answered += 1) {
    await isAsked(Math.min(answered + 16, 50));
    answers[answered]?.();
  }
  await first;
  clock.now += 120_000;
  expect((await directory.listNumbers()).total).toBe(50);
  await isAsked(66);
  const one = directory.listNumbers({ accounts: ['a049'], maxAgeSeconds: 0 });
  answers[50]?.();
  await isAsked(67);
  expect(asked[66]).toBe('a049');
  answers[66]?.();
  expect((await one).total).toBe(1);
});

test('who leaves while accounts wait for their turn asks none of them', async () => {
  const { directory, asked, answers, isAsked } = await fleet(40);
  const leave = new AbortController();
  const left = directory.listNumbers({}, { signal: leave.signal });
  await isAsked(16);
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  for (const answer of answers) answer();
  const one = directory.listNumbers({ accounts: ['a039'] });
  await isAsked(17);
  answers[16]?.();
  expect((await one).total).toBe(1);
  expect(asked.slice(16)).toEqual(['a039']);
});

test('who waits no longer sees what is there; the others are asked all the same', async () => {
  const { directory, answers, isAsked } = await fleet(20, { waitSeconds: 0 });
  const one = directory.listNumbers({ accounts: ['a000'] }, { waitSeconds: 60 });
  await isAsked(1);
  answers[0]?.();
  await one;
  const { total, failures } = await directory.listNumbers();
  expect(total).toBe(1);
  expect(failures).toHaveLength(19);
  expect(failures[0]).toMatchObject({ account: 'a001', code: 'timeout', retryable: true, shown: 'nothing' });
  for (let answered = 1; answered < 20; answered += 1) {
    await isAsked(Math.min(answered + 16, 20));
    answers[answered]?.();
  }
  const listed = async () => (await directory.listNumbers()).total;
  await vi.waitUntil(async () => (await listed()) === 20, patiently);
  expect((await directory.listNumbers()).failures).toEqual([]);
});

test('who wants an answer of now and waits no longer sees the earlier one', async () => {
  const { directory, answers, isAsked } = await fleet(1);
  const first = directory.listNumbers();
  await isAsked(1);
  answers[0]?.();
  await first;
  const second = await directory.listNumbers({ maxAgeSeconds: 0 }, { waitSeconds: 0 });
  expect(second).toMatchObject({ total: 1, failures: [{ code: 'timeout', shown: 'earlier' }] });
  await isAsked(2);
  answers[1]?.();
  expect((await directory.listNumbers()).failures).toEqual([]);
});
