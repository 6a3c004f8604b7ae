import { listAll } from '@wabascope/provider-testing';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { open } from './__fixtures__/account.js';

let sandbox: Sandbox<'awal'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['awal'], rateLimits: { awal: 'none' } });
});
afterEach(async () => {
  await sandbox.faults.clear();
  sandbox.requests.clear();
});
afterAll(() => sandbox.close());

function account(name: string, changes: object = {}, context = {}) {
  const { provider: _, ...settings } = sandbox.accounts()[name] ?? {};
  return open({ ...settings, ...changes }, context);
}

describe('against a server that checks every signature', () => {
  it('lists the numbers of a workspace that signs relative paths, and of one that signs full ones', async () => {
    const riyadh = await listAll(await account('riyadh'), 'numbers');
    expect(riyadh.items).toHaveLength(8);
    expect(riyadh.items[0]).toMatchObject({ phoneNumber: '+966500000001', extensions: { awal: { id: '1' } } });
    expect(riyadh.warnings).toEqual([]);
    expect((await listAll(await account('dubai'), 'numbers')).items).toHaveLength(4);
  });

  it('shows a workspace without numbers as empty', async () => {
    expect(await listAll(await account('amman'), 'numbers')).toMatchObject({
      items: [],
      warnings: [{ type: 'other' }],
    });
  });

  it.each([
    ['riyadh', { hmacSecret: 'wrong' }],
    ['riyadh', { clientId: 'unknown' }],
    ['riyadh', { domain: 'elsewhere' }],
    ['riyadh', { signingPath: 'full' }],
    ['dubai', { signingPath: 'relative' }],
  ])('in %s with %j: auth, after one request', async (name, changes) => {
    await expect(listAll(await account(name, changes), 'numbers')).rejects.toMatchObject({
      code: 'auth',
      details: { upstreamCode: 'authentication_failed', attempts: 1 },
    });
  });

  it('does not take a wrong address for an empty workspace', async () => {
    const baseUrl = sandbox.baseUrls.awal.replace('/developer', '/v9/developer');
    await expect(listAll(await account('riyadh', { baseUrl }), 'numbers')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('corrects a clock that is an hour off once, and keeps to the right time', async () => {
    const fast = await account('riyadh', {}, { now: () => Date.now() + 3_600_000 });
    expect((await listAll(fast, 'numbers')).items).toHaveLength(8);
    await listAll(fast, 'numbers');
    expect(sandbox.requests.list().map(({ status }) => status)).toEqual([401, 200, 200]);
  });

  it('names the clock before the secret when both are wrong', async () => {
    const now = () => Date.now() + 3_600_000;
    await expect(listAll(await account('riyadh', { hmacSecret: 'wrong' }, { now }), 'numbers')).rejects.toMatchObject({
      code: 'clock-skew',
      message: expect.stringContaining('then check hmacSecret'),
    });
  });
});

describe('when the responses are odd', () => {
  it('keeps every row with unknown words, with warnings', async () => {
    await sandbox.faults.set({ kind: 'unknown-words' });
    const { items, warnings } = await listAll(await account('riyadh'), 'numbers');
    expect(items).toHaveLength(8);
    expect(items[0]).toMatchObject({ status: 'UNKNOWN', reported: { status: 'ZZ_NEW_WORD' } });
    expect(warnings).toContainEqual(expect.objectContaining({ type: 'unknown-value', field: 'status', index: 0 }));
  });

  it('leaves out a row that is none and keeps the others', async () => {
    await sandbox.faults.set({ kind: 'odd-row' });
    const { items, warnings } = await listAll(await account('riyadh'), 'numbers');
    expect(items).toHaveLength(8);
    expect(warnings).toMatchObject([{ type: 'skipped-item', index: 8 }]);
  });

  it('stops with the reason of the signal', async () => {
    await sandbox.faults.set({ kind: 'hang' });
    const stop = new AbortController();
    const listing = listAll(await account('riyadh'), 'numbers', { signal: stop.signal });
    await sandbox.requests.nth(1);
    stop.abort('enough');
    await expect(listing).rejects.toBe('enough');
  });
});
