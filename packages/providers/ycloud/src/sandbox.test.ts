import { listAll } from '@wabascope/provider-testing';
import { defaultFleet, generateFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openAccount } from './__fixtures__/account.js';

let sandbox: Sandbox<'ycloud'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['ycloud'] });
});
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

const antwerp = (changes: object = {}) => {
  const { provider: _, ...settings } = sandbox.accounts().antwerp ?? {};
  return openAccount({ ...settings, ...changes });
};

it('every account lists its numbers and WABAs without a warning', async () => {
  for (const { account: name, numbers, wabas } of defaultFleet.ycloud) {
    const { provider: _, ...settings } = sandbox.accounts()[name] ?? {};
    const account = await openAccount(settings);
    const [listed, listedWabas] = [await listAll(account, 'numbers'), await listAll(account, 'wabas')];
    expect([...listed.warnings, ...listedWabas.warnings]).toEqual([]);
    expect(listed.items.map(({ id }) => id)).toEqual(numbers.map(({ id }) => id));
    expect(listedWabas.items.map(({ id }) => id)).toEqual(wabas.map(({ id }) => id));
  }
});

it('numbers of more than 100 WABAs are listed completely', async () => {
  const fleet = { ycloud: generateFleet('ycloud', { accounts: 1, numbers: 10_150 }) };
  const large = await startSandbox({ providers: ['ycloud'], fleet, rateLimits: { ycloud: 'none' } });
  try {
    const [settings] = Object.values(large.accounts());
    const { provider: _, ...rest } = settings ?? {};
    const { items, warnings } = await listAll(await openAccount(rest), 'numbers');
    expect([new Set(items.map(({ id }) => id)).size, warnings]).toEqual([10_150, []]);
  } finally {
    await large.close();
  }
});

it('a wrong key causes the error auth', async () => {
  await expect(listAll(await antwerp({ apiKey: 'wrong' }), 'numbers')).rejects.toMatchObject({
    code: 'auth',
    details: { status: 401, upstreamCode: 'UNAUTHORIZED', settings: ['apiKey'], requestId: expect.any(String) },
  });
});

it('a wrong address is not an empty account', async () => {
  const baseUrl = `${sandbox.baseUrls.ycloud}/v3`;
  await expect(listAll(await antwerp({ baseUrl }), 'numbers')).rejects.toMatchObject({ code: 'not-found' });
});

it('new words lose no number and no WABA, and an odd row loses only itself', async () => {
  const account = await antwerp();
  for (const kind of ['numbers', 'wabas'] as const) {
    const { items } = await listAll(account, kind);
    await sandbox.faults.set({ kind: 'unknown-words' });
    const strange = await listAll(account, kind);
    expect(strange.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(new Set(strange.warnings.map(({ type }) => type))).toEqual(new Set(['unknown-value']));
    await sandbox.faults.set({ kind: 'odd-row' });
    const odd = await listAll(account, kind);
    expect(odd.items).toEqual(items);
    expect(new Set(odd.warnings.map(({ type }) => type))).toEqual(new Set(['skipped-item']));
    await sandbox.faults.clear();
  }
});
