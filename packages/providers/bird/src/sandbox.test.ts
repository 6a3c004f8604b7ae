import { listAll } from '@wabascope/provider-testing';
import { generateFleet, startSandbox } from '@wabascope/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAccount } from './__fixtures__/account.js';

/** Bird's API as its official SDK reads it, written without a line of this package. */
let sandbox: Awaited<ReturnType<typeof startSandbox<'bird'>>>;

beforeEach(async () => {
  sandbox = await startSandbox({ providers: ['bird'] });
});

afterEach(() => sandbox.close());

const settings = () => ({ ...sandbox.accounts().amsterdam });

it('the account lists its numbers and WABAs without a warning', async () => {
  const account = await openAccount(settings());
  const numbers = await listAll(account, 'numbers');
  const wabas = await listAll(account, 'wabas');
  expect([numbers.items.length, wabas.items.length]).toEqual([17, 12]);
  expect([...numbers.warnings, ...wabas.warnings]).toEqual([]);
  const ids = new Set(wabas.items.map(({ id }) => id));
  expect(numbers.items.filter(({ wabaId }) => wabaId !== undefined && !ids.has(wabaId))).toEqual([]);
});

it('2,500 numbers are listed to the last row', async () => {
  const fleet = { bird: generateFleet('bird', { accounts: 1, numbers: 2_500 }) };
  const large = await startSandbox({ providers: ['bird'], fleet });
  try {
    const account = await openAccount({ ...Object.values(large.accounts())[0] });
    const { items, warnings } = await listAll(account, 'numbers');
    expect(new Set(items.map(({ id }) => id)).size).toBe(2_500);
    expect(warnings).toEqual([]);
  } finally {
    await large.close();
  }
});

it.each([
  ['bk_eu1_wrong', 'auth', 401, 'apiKey'],
  ['bk_us1_other', 'config', 421, 'baseUrl'],
])('the key %s causes the error %s', async (apiKey, code, status, setting) => {
  const account = await openAccount({ ...settings(), apiKey });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code, details: { status, settings: [setting] } });
});

it('new words are warnings, an odd row is left out, and an odd payload is bad-response', async () => {
  const account = await openAccount(settings());
  const { items } = await listAll(account, 'numbers');
  await sandbox.faults.set({ kind: 'unknown-words' });
  const strange = await listAll(account, 'numbers');
  expect(strange.items).toHaveLength(items.length);
  expect(new Set(strange.warnings.map(({ type }) => type))).toEqual(new Set(['unknown-value']));
  await sandbox.faults.set({ kind: 'odd-row' });
  const odd = await listAll(account, 'numbers');
  expect(odd.items).toEqual(items);
  expect(new Set(odd.warnings.map(({ type }) => type))).toEqual(new Set(['skipped-item']));
  await sandbox.faults.set({ kind: 'wrong-types', of: 'payload' });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code: 'bad-response' });
});

it('a request that was throttled is repeated after the wait', async () => {
  await sandbox.faults.set({ kind: 'status', status: 429, retryAfter: '0', times: 1 });
  expect((await listAll(await openAccount(settings()), 'numbers')).items).toHaveLength(17);
});
