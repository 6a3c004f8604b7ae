import { listAll } from '@wabascope/provider-testing';
import { defaultFleet, startSandbox } from '@wabascope/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAccount } from './__fixtures__/account.js';

/** Pages as documented, and written without a line of this package. */
let sandbox: Awaited<ReturnType<typeof startSandbox<'antgst'>>>;

beforeEach(async () => {
  sandbox = await startSandbox({ providers: ['antgst'] });
});

afterEach(() => sandbox.close());

it('every account lists its numbers and WABAs without a warning', async () => {
  for (const settings of Object.values(sandbox.accounts())) {
    const account = await openAccount({ ...settings });
    const numbers = await listAll(account, 'numbers');
    const wabas = await listAll(account, 'wabas');
    expect([...numbers.warnings, ...wabas.warnings]).toEqual([]);
    expect(numbers.items.length).toBeGreaterThan(0);
    expect(wabas.items.length).toBeGreaterThan(0);
  }
});

it('several pages are followed to the last row', async () => {
  const [tenant] = defaultFleet.antgst;
  const template = tenant?.numbers[0];
  if (tenant === undefined || template === undefined) throw new Error('The default fleet is empty.');
  const numbers = Array.from({ length: 250 }, (_, index) => ({ ...template, phoneNumberId: String(index + 1) }));
  const large = await startSandbox({ providers: ['antgst'], fleet: { antgst: [{ ...tenant, numbers }] } });
  try {
    const account = await openAccount({ ...large.accounts()[tenant.account] });
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items.map(({ id }) => id)).toEqual(numbers.map(({ phoneNumberId }) => phoneNumberId));
    expect(warnings).toEqual([]);
    expect(large.requests.list()).toHaveLength(3);
  } finally {
    await large.close();
  }
});

it('a wrong token causes the error auth', async () => {
  const [settings] = Object.values(sandbox.accounts());
  const account = await openAccount({ ...settings, accessToken: 'wrong' });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({
    code: 'auth',
    details: { status: 401, upstreamCode: '401', settings: ['accessToken'] },
  });
});

it('new words are warnings, an odd row is left out, and an odd payload is bad-response', async () => {
  const [settings] = Object.values(sandbox.accounts());
  const account = await openAccount({ ...settings });
  const { items } = await listAll(account, 'numbers');
  await sandbox.faults.set({ kind: 'unknown-words' });
  const strange = await listAll(account, 'numbers');
  expect(strange.items).toHaveLength(items.length);
  expect(new Set(strange.warnings.map(({ type }) => type))).toEqual(new Set(['unknown-value']));
  await sandbox.faults.set({ kind: 'odd-row' });
  const odd = await listAll(account, 'numbers');
  expect(odd.items).toEqual(items);
  expect(odd.warnings.map(({ type }) => type)).toEqual(['skipped-item']);
  await sandbox.faults.set({ kind: 'wrong-types', of: 'payload' });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code: 'bad-response' });
});

it('an error in the body of HTTP 200 is repeated when it is one of the server', async () => {
  const [settings] = Object.values(sandbox.accounts());
  await sandbox.faults.set({ kind: 'error-in-body', times: 1 });
  expect((await listAll(await openAccount({ ...settings }), 'numbers')).items.length).toBeGreaterThan(0);
});
