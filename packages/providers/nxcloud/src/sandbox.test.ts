import { listAll } from '@wabascope/provider-testing';
import { startSandbox } from '@wabascope/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccount } from './__fixtures__/account.js';

/** Strict about signatures, clocks and forms, and written without a line of this package. */
let sandbox: Awaited<ReturnType<typeof startSandbox<'nxcloud'>>>;

beforeEach(async () => {
  sandbox = await startSandbox({ providers: ['nxcloud'] });
});

afterEach(() => sandbox.close());

describe.each(['md5', 'sha256'])('against the sandbox, signed with %s', (algorithm) => {
  it('an integrator lists numbers in every state, and the WABAs they belong to', async () => {
    const account = await openAccount({ ...sandbox.accounts().shenzhen, algorithm });
    const { items, warnings } = await listAll(account, 'numbers');
    expect(warnings).toEqual([]);
    expect(items.length).toBeGreaterThanOrEqual(15);
    expect(new Set(items.map(({ status }) => status)).size).toBe(11);
    const wabas = await listAll(account, 'wabas');
    expect(wabas.items.length).toBeGreaterThanOrEqual(3);
    for (const { id, name } of wabas.items) {
      const own = items.filter(({ wabaId }) => wabaId === id);
      expect(own.length).toBeGreaterThan(0);
      expect(own.every(({ wabaName }) => wabaName === name)).toBe(true);
    }
  });

  it('an ordinary customer lists numbers, from the second time on with one request', async () => {
    const account = await openAccount({ ...sandbox.accounts().guangzhou, algorithm });
    const first = await listAll(account, 'numbers');
    expect(first.items).toHaveLength(3);
    expect(await listAll(account, 'numbers')).toEqual(first);
    expect(sandbox.requests.list().map(({ call }) => call)).toEqual(['phoneList', 'getPhone', 'getPhone']);
  });
});

it('a clock that is an hour slow is put right by the sandbox', async () => {
  const account = await openAccount({ ...sandbox.accounts().shenzhen }, () => Date.now() - 3_600_000);
  expect((await listAll(account, 'numbers')).warnings).toEqual([]);
  expect(sandbox.requests.list().map(({ errorCode }) => errorCode)).toEqual(['1004', undefined]);
});

it.each([
  ['accessSecret', 'auth', '1003'],
  ['accessKey', 'auth', '1005'],
  ['appkey', 'not-found', '9008'],
])('a wrong %s causes the error %s', async (setting, code, upstreamCode) => {
  const account = await openAccount({ ...sandbox.accounts().shenzhen, [setting]: 'wrong' });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({
    code,
    details: { upstreamCode, settings: expect.arrayContaining([setting]) },
  });
});

it('the appkey of another customer causes the error permission', async () => {
  const { shenzhen, guangzhou } = sandbox.accounts();
  const account = await openAccount({ ...shenzhen, appkey: guangzhou?.appkey });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code: 'permission' });
});

it('new words are warnings, an odd row is left out, and an odd payload is bad-response', async () => {
  const account = await openAccount({ ...sandbox.accounts().shenzhen });
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
