import { listAll } from '@wabascope/provider-testing';
import { generateFleet, startSandbox } from '@wabascope/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAccount } from './__fixtures__/account.js';

/** Zernio's API as its official SDK reads it, written without a line of this package. */
let sandbox: Awaited<ReturnType<typeof startSandbox<'zernio'>>>;

beforeEach(async () => {
  sandbox = await startSandbox({ providers: ['zernio'] });
});

afterEach(() => sandbox.close());

const settings = () => ({ ...sandbox.accounts().lisbon });

it('every WhatsApp number is listed, also over the limit of the plan; the one that Meta does not show is a warning', async () => {
  const account = await openAccount(settings());
  const numbers = await listAll(account, 'numbers');
  expect(numbers.items).toHaveLength(14);
  expect(numbers.items.map(({ verifiedName }) => verifiedName)).toContain('Linden Pop-up');
  expect(numbers.items.filter(({ status }) => status === undefined)).toMatchObject([{ verifiedName: 'Linden Fair' }]);
  expect(numbers.warnings).toMatchObject([{ type: 'other', field: 'status' }]);
});

it('the WABAs are those of the numbers', async () => {
  const { items } = await listAll(await openAccount(settings()), 'wabas');
  expect(items.map(({ id }) => id)).toEqual(['208060402010305001', '208060402010305002', '208060402010305003']);
});

it('505 numbers are listed, ten requests at a time', async () => {
  const fleet = { zernio: generateFleet('zernio', { accounts: 1, numbers: 505 }) };
  const large = await startSandbox({ providers: ['zernio'], fleet });
  let running = 0;
  let peak = 0;
  const counted: typeof globalThis.fetch = async (input, init) => {
    running += 1;
    peak = Math.max(peak, running);
    return fetch(input, init).finally(() => {
      running -= 1;
    });
  };
  try {
    const account = await openAccount({ ...Object.values(large.accounts())[0] }, counted);
    const { items, warnings } = await listAll(account, 'numbers');
    expect(new Set(items.map(({ id }) => id)).size).toBe(505);
    expect([warnings, peak]).toEqual([[], 10]);
  } finally {
    await large.close();
  }
});

it('a wrong key causes the error auth', async () => {
  const account = await openAccount({ ...settings(), apiKey: 'sk_wrong' });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code: 'auth', details: { settings: ['apiKey'] } });
});

it('new words are warnings, and an odd row is left out', async () => {
  const account = await openAccount(settings());
  const { items } = await listAll(account, 'numbers');
  await sandbox.faults.set({ kind: 'unknown-words' });
  const strange = await listAll(account, 'numbers');
  expect(strange.items).toHaveLength(items.length);
  expect(new Set(strange.warnings.map(({ type }) => type))).toEqual(new Set(['unknown-value', 'other']));
  await sandbox.faults.set({ kind: 'odd-row', call: 'accounts' });
  const odd = await listAll(account, 'numbers');
  expect(odd.items).toEqual(items);
  expect(odd.warnings.map(({ type }) => type).sort()).toEqual(['other', 'skipped-item']);
  await sandbox.faults.set({ kind: 'wrong-types', of: 'payload', call: 'accounts' });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code: 'bad-response' });
});
