import { listAll } from '@wabascope/provider-testing';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { open } from './__fixtures__/account.js';

let sandbox: Sandbox<'kapso'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['kapso'], rateLimits: { kapso: 'none' } });
});
afterEach(async () => {
  await sandbox.faults.clear();
  sandbox.requests.clear();
});
afterAll(() => sandbox.close());

function account(name: string, changes: object = {}) {
  const { provider: _, ...settings } = sandbox.accounts()[name] ?? {};
  return open({ ...settings, ...changes });
}

it('a project lists its numbers and WABAs; the one with restricted fields is a warning', async () => {
  const numbers = await listAll(await account('arequipa'), 'numbers');
  expect([numbers.items.length, numbers.warnings]).toEqual([18, []]);
  const wabas = await listAll(await account('arequipa'), 'wabas');
  expect(wabas.items.map(({ name }) => name)).toEqual(['Textiles Vicuña', 'Panadería Molle', 'Tours Colca']);
  expect(wabas.warnings).toMatchObject([{ message: expect.stringContaining('305060708090300102') }]);
});

it('a customer has its own numbers', async () => {
  const { items } = await listAll(await account('molle'), 'numbers');
  expect(items.map(({ verifiedName }) => verifiedName)).toEqual(['Panadería Molle', 'Molle Reparto', 'Molle Eventos']);
});

it('the numbers of one WABA need one request', async () => {
  const { items } = await listAll(await account('arequipa'), 'numbers', { wabaId: '305060708090300103' });
  expect(items).toHaveLength(5);
  expect(sandbox.requests.list()).toHaveLength(1);
});

it('health checks show the numbers that cannot send', async () => {
  const { items, warnings } = await listAll(await account('mitad'), 'numbers');
  expect(items.map(({ healthStatus }) => healthStatus?.canSendMessage)).toEqual([
    'AVAILABLE',
    'LIMITED',
    'BLOCKED',
    'BLOCKED',
    undefined,
  ]);
  expect(warnings).toEqual([]);
});

it('a wrong key causes the error auth, after one request', async () => {
  await expect(listAll(await account('arequipa', { apiKey: 'wrong' }), 'numbers')).rejects.toMatchObject({
    code: 'auth',
    details: { status: 401, settings: ['apiKey'], attempts: 1 },
  });
});

it('new words are warnings, an odd row is left out, and no number is lost', async () => {
  const { items } = await listAll(await account('arequipa'), 'numbers');
  await sandbox.faults.set({ kind: 'unknown-words' });
  const strange = await listAll(await account('arequipa'), 'numbers');
  expect(strange.items).toHaveLength(items.length);
  expect(new Set(strange.warnings.map(({ type }) => type))).toEqual(new Set(['unknown-value']));
  await sandbox.faults.set({ kind: 'odd-row' });
  const odd = await listAll(await account('arequipa'), 'numbers');
  expect(odd.items).toEqual(items);
  expect(odd.warnings).toMatchObject([{ type: 'skipped-item', index: 18 }]);
});

it('an abort rejects with the reason of the signal', async () => {
  await sandbox.faults.set({ kind: 'hang', call: 'health' });
  const stop = new AbortController();
  const listing = listAll(await account('mitad'), 'numbers', { signal: stop.signal });
  await sandbox.requests.nth(2);
  stop.abort('enough');
  await expect(listing).rejects.toBe('enough');
});
