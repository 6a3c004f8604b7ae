import { listAll } from '@wabascope/provider-testing';
import { generateFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { open } from './__fixtures__/account.js';

let sandbox: Sandbox<'vonage'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['vonage'] });
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

it('the key of the primary account lists its WABAs and their numbers without a warning', async () => {
  const numbers = await listAll(await account('toucan'), 'numbers');
  const wabas = await listAll(await account('toucan'), 'wabas');
  expect([numbers.items.length, wabas.items.length]).toEqual([7, 4]);
  expect([...numbers.warnings, ...wabas.warnings]).toEqual([]);
});

it('the key of a subaccount lists nothing, with a warning; with wabaIds it lists numbers', async () => {
  const message = expect.stringContaining('use the key of the primary account or set wabaIds');
  const without = await listAll(await account('puffin', { wabaIds: undefined }), 'numbers');
  expect(without).toEqual({ items: [], warnings: [{ type: 'other', message }] });
  expect((await listAll(await account('puffin'), 'numbers')).items).toHaveLength(2);
  await expect(listAll(await account('puffin'), 'wabas')).rejects.toMatchObject({
    code: 'auth',
    details: { settings: ['apiKey', 'apiSecret', 'wabaIds'] },
  });
});

it('several pages are followed to the last row', async () => {
  const fleet = { vonage: generateFleet('vonage', { accounts: 1, numbers: 250 }) };
  const large = await startSandbox({ providers: ['vonage'], fleet });
  try {
    const [{ provider: _, ...settings } = {}] = Object.values(large.accounts());
    const { items, warnings } = await listAll(await open(settings), 'numbers');
    expect(new Set(items.map(({ id }) => id)).size).toBe(250);
    expect(warnings).toEqual([]);
    expect(large.requests.list({ call: 'numbers' })).toHaveLength(3);
  } finally {
    await large.close();
  }
});

it.each([
  [{ apiSecret: 'wrong' }, 'auth', ['apiKey', 'apiSecret', 'wabaIds']],
  [{ wabaIds: ['1'] }, 'not-found', ['wabaIds', 'baseUrl']],
])('with %j: %s, and the settings to check', async (changes, code, settings) => {
  const listing = listAll(await account('toucan', changes), 'numbers');
  await expect(listing).rejects.toMatchObject({ code, details: { settings, attempts: 1 } });
});

it('links to other hosts are never requested', async () => {
  await sandbox.faults.set({ kind: 'foreign-links' });
  expect((await listAll(await account('toucan'), 'numbers')).items).toHaveLength(7);
});

it('a new word is UNKNOWN with a warning', async () => {
  await sandbox.faults.set({ kind: 'unknown-words' });
  const { items, warnings } = await listAll(await account('toucan'), 'wabas');
  expect(items[0]).toMatchObject({ accountReviewStatus: 'UNKNOWN', reported: { accountReviewStatus: 'ZZ_NEW_WORD' } });
  expect(warnings.map(({ type }) => type)).toEqual(Array(4).fill('unknown-value'));
});

it.each(['wabas', 'numbers'])('stops with the reason of the signal while %s hangs', async (call) => {
  await sandbox.faults.set({ kind: 'hang', call });
  const stop = new AbortController();
  const listing = listAll(await account('toucan'), 'numbers', { signal: stop.signal });
  await sandbox.requests.nth(1, { call });
  stop.abort('enough');
  await expect(listing).rejects.toBe('enough');
});
