import { listAll } from '@wabascope/provider-testing';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { open } from './__fixtures__/account.js';

let sandbox: Sandbox<'gupshup'>;
beforeEach(async () => {
  sandbox = await startSandbox({ providers: ['gupshup'], rateLimits: { gupshup: 'none' } });
});
afterEach(() => sandbox.close());

function account(name: string, changes: object = {}) {
  const { provider: _, ...settings } = sandbox.accounts()[name] ?? {};
  return open({ createAppTokens: false, ...settings, ...changes });
}

it('a partner lists its numbers and WABAs without a warning', async () => {
  const numbers = await listAll(await account('peepal'), 'numbers');
  expect([numbers.items.length, numbers.warnings]).toEqual([12, []]);
  expect(numbers.items.filter(({ status }) => status === undefined)).toEqual([
    {
      id: '6f1c2a34-5b6d-4e7f-8a9b-7dbc7c7daadf',
      extensions: { gupshup: expect.objectContaining({ appName: 'BanyanNext', live: false }) },
    },
  ]);
  const wabas = await listAll(await account('peepal'), 'wabas');
  expect([wabas.items.length, wabas.warnings]).toEqual([7, []]);
});

it('an account that may not create tokens never requests one', async () => {
  const { items, warnings } = await listAll(await account('neem'), 'numbers');
  expect(items).toMatchObject([{ verifiedName: 'Neem Clinic', newNameStatus: 'DECLINED' }]);
  expect(warnings).toMatchObject([{ message: expect.stringContaining('1 live app has no token') }]);
  expect(sandbox.requests.list().filter(({ call }) => call === 'token')).toEqual([]);
});

it('a wrong secret causes the error auth, after one request', async () => {
  await expect(listAll(await account('kirana', { clientSecret: 'wrong' }), 'numbers')).rejects.toMatchObject({
    code: 'auth',
    details: { status: 401, settings: ['email', 'clientSecret'], attempts: 1 },
  });
});

it('new words are warnings, an odd row is left out, and no number is lost', async () => {
  const peepal = await account('peepal');
  const { items } = await listAll(peepal, 'numbers');
  await sandbox.faults.set({ kind: 'unknown-words' });
  const strange = await listAll(peepal, 'numbers');
  expect(strange.items).toHaveLength(items.length);
  expect(new Set(strange.warnings.map(({ type }) => type))).toEqual(new Set(['unknown-value']));
  await sandbox.faults.set({ kind: 'odd-row', call: 'partnerApps' });
  const odd = await listAll(peepal, 'numbers');
  expect(odd.items).toEqual(items);
  expect(odd.warnings).toMatchObject([{ type: 'skipped-item' }]);
});

it('an abort rejects with the reason of the signal', async () => {
  await sandbox.faults.set({ kind: 'hang', call: 'waba/info' });
  const stop = new AbortController();
  const listing = listAll(await account('kirana'), 'numbers', { signal: stop.signal });
  await sandbox.requests.nth(4);
  stop.abort('enough');
  await expect(listing).rejects.toBe('enough');
});
