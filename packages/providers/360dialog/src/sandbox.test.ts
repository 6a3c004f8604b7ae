import { listAll } from '@wabascope/provider-testing';
import { defaultFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openAccount } from './__fixtures__/account.js';

let sandbox: Sandbox<'360dialog'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['360dialog'], rateLimits: { '360dialog': 'none' } });
});
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

function account(name: string, changes: object = {}) {
  const { provider: _, ...settings } = sandbox.accounts()[name] ?? {};
  return openAccount({ ...settings, ...changes });
}

it('a partner lists its channels and WABAs without a warning', async () => {
  const [partner] = defaultFleet['360dialog'].partners;
  const leipzig = await account('leipzig');
  const { items, warnings } = await listAll(leipzig, 'numbers');
  expect(warnings).toEqual([]);
  expect(items.map(({ extensions }) => extensions?.['360dialog']?.id)).toEqual(partner?.channels.map(({ id }) => id));
  const wabas = await listAll(leipzig, 'wabas');
  expect(wabas.warnings).toEqual([]);
  expect(wabas.items.map(({ id }) => id.at(-1)).join('')).toBe('12345678');
});

it('an API key shows its number, also where only the documented fields are passed on', async () => {
  expect(await listAll(await account('dresden'), 'numbers')).toMatchObject({
    items: [{ phoneNumber: '+491713920051', status: 'CONNECTED', healthStatus: { canSendMessage: 'LIMITED' } }],
    warnings: [],
  });
  const meissen = await listAll(await account('meissen'), 'numbers');
  expect(meissen).toMatchObject({
    items: [{ phoneNumber: '+491713920052', qualityRating: 'YELLOW', healthStatus: { canSendMessage: 'AVAILABLE' } }],
    warnings: [],
  });
  expect(meissen.items[0]).not.toHaveProperty('status');
});

it.each([
  ['leipzig', { apiKey: 'wrong' }, 'auth'],
  ['leipzig', { partnerId: 'OtherPA' }, 'permission'],
  ['dresden', { apiKey: 'wrong' }, 'auth'],
  ['dresden', { partnerId: 'OtherPA' }, 'auth'],
])('%s with %j causes the error %s', async (name, changes, code) => {
  await expect(listAll(await account(name, changes), 'numbers')).rejects.toMatchObject({ code });
});

it('new words lose no number, and an odd row loses only itself', async () => {
  const leipzig = await account('leipzig');
  for (const kind of ['numbers', 'wabas'] as const) {
    const { items } = await listAll(leipzig, kind);
    await sandbox.faults.set({ kind: 'unknown-words' });
    const strange = await listAll(leipzig, kind);
    expect(strange.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(new Set(strange.warnings.map(({ type }) => type))).toEqual(new Set(['unknown-value']));
    await sandbox.faults.set({ kind: 'odd-row' });
    const odd = await listAll(leipzig, kind);
    expect(odd.items).toEqual(items);
    expect(odd.warnings.map(({ type }) => type)).toEqual(['skipped-item']);
    await sandbox.faults.clear();
  }
});
