import { listAll } from '@wabascope/provider-testing';
import { generateFleet, startSandbox } from '@wabascope/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAccount } from './__fixtures__/account.js';

/** Pages as documented, and written without a line of this package. */
let sandbox: Awaited<ReturnType<typeof startSandbox<'telnyx'>>>;

beforeEach(async () => {
  sandbox = await startSandbox({ providers: ['telnyx'] });
});

afterEach(() => sandbox.close());

it('every account lists its numbers and WABAs without a warning', async () => {
  const counts = await Promise.all(
    Object.values(sandbox.accounts()).map(async (settings) => {
      const account = await openAccount({ ...settings });
      const numbers = await listAll(account, 'numbers');
      const wabas = await listAll(account, 'wabas');
      expect([...numbers.warnings, ...wabas.warnings]).toEqual([]);
      return [numbers.items.length, wabas.items.length];
    }),
  );
  expect(counts).toEqual([
    [17, 3],
    [3, 1],
  ]);
});

it('the WABA of each number is one of the WABAs', async () => {
  const account = await openAccount({ ...sandbox.accounts().tulsa });
  const numbers = await listAll(account, 'numbers');
  const ids = (await listAll(account, 'wabas')).items.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(numbers.items.map(({ wabaId }) => wabaId)));
});

it('several pages are followed to the last row', async () => {
  const fleet = generateFleet('telnyx', { accounts: 1, numbers: 250 });
  const large = await startSandbox({ providers: ['telnyx'], fleet: { telnyx: fleet } });
  try {
    const account = await openAccount({ ...large.accounts()['generated-00000'] });
    const { items, warnings } = await listAll(account, 'numbers');
    const ids = fleet.flatMap(({ numbers }) => numbers.map((row) => row.phone_number_id));
    expect(items.map(({ id }) => id)).toEqual(ids);
    expect(warnings).toEqual([]);
    expect(large.requests.list()).toHaveLength(3);
  } finally {
    await large.close();
  }
});

it('a wrong key causes the error auth; a base URL that ends in /v2/v2 is not-found', async () => {
  const { tulsa } = sandbox.accounts();
  const wrong = await openAccount({ ...tulsa, apiKey: 'KEY-wrong' });
  await expect(listAll(wrong, 'numbers')).rejects.toMatchObject({
    code: 'auth',
    details: { status: 401, upstreamCode: '10009', settings: ['apiKey'] },
  });
  const twice = await openAccount({ ...tulsa, baseUrl: `${sandbox.baseUrls.telnyx}/v2` });
  await expect(listAll(twice, 'numbers')).rejects.toMatchObject({
    code: 'not-found',
    details: { upstreamCode: '10005', settings: ['baseUrl'] },
  });
});

it('new words are warnings, an odd row is left out, and an odd payload is bad-response', async () => {
  const account = await openAccount({ ...sandbox.accounts().porto });
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
