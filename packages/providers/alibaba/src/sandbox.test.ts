import { listAll } from '@wabascope/provider-testing';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { open } from './__fixtures__/account.js';

let sandbox: Sandbox<'alibaba'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['alibaba'], rateLimits: { alibaba: 'none' } });
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

describe('against a gateway that checks every signature', () => {
  it('lists the numbers of a space, of the account itself and of temporary credentials', async () => {
    expect((await listAll(await account('singapore'), 'numbers')).items).toHaveLength(14);
    expect((await listAll(await account('kite'), 'numbers')).items).toHaveLength(4);
    expect((await listAll(await account('jakarta'), 'numbers')).items).toHaveLength(3);
  });

  it('shows a masked number without guessing at it', async () => {
    const { items } = await listAll(await account('kite'), 'numbers');
    expect(items[0]).toMatchObject({ id: '861380000****', displayPhoneNumber: '861380000****' });
    expect(items[0]).not.toHaveProperty('phoneNumber');
  });

  it('shows the WABA of each space with its business', async () => {
    expect((await listAll(await account('singapore'), 'wabas')).items).toMatchObject([
      { id: '203939883939930001', accountReviewStatus: 'APPROVED', businessVerificationStatus: 'verified' },
    ]);
    expect((await listAll(await account('jakarta'), 'wabas')).items).toMatchObject([
      { id: '203939883939930004', accountReviewStatus: 'REJECTED', businessVerificationStatus: 'not_verified' },
    ]);
  });

  it.each([
    [{ accessKeySecret: 'wrong' }, 'auth', ['accessKeySecret']],
    [{ accessKeyId: 'LTAI-unknown' }, 'auth', ['accessKeyId']],
    [{ custSpaceId: '1' }, 'not-found', ['custSpaceId', 'isvCode']],
    [{ isvCode: 'wrong' }, 'permission', ['accessKeyId']],
  ])('with %j: %s, and the settings to look at', async (changes, code, settings) => {
    const listing = listAll(await account('singapore', changes), 'numbers');
    await expect(listing).rejects.toMatchObject({ code, details: { settings, attempts: 1 } });
  });

  it('requires a new STS token when the token is wrong', async () => {
    const listing = listAll(await account('jakarta', { securityToken: 'expired' }), 'numbers');
    await expect(listing).rejects.toMatchObject({ code: 'auth', details: { settings: ['securityToken'] } });
  });

  it('corrects a clock that is an hour off once, and keeps to the right time', async () => {
    const slow = await account('singapore', {}, { now: () => Date.now() - 3_600_000 });
    expect((await listAll(slow, 'numbers')).items).toHaveLength(14);
    expect(sandbox.requests.list().map(({ errorCode }) => errorCode)).toEqual(['InvalidTimeStamp.Expired', undefined]);
    await listAll(slow, 'numbers');
    expect(sandbox.requests.list()).toHaveLength(3);
  });

  it('names the host that a wrong region leads to, and the setting', async () => {
    const cause = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    const settings = { accessKeyId: 'key', accessKeySecret: 'secret', regionId: 'ap-southeast-9', timeoutMs: 100 };
    await expect(listAll(await open(settings, { fetch }), 'numbers')).rejects.toMatchObject({
      message: expect.stringContaining('cams.ap-southeast-9.aliyuncs.com'),
      details: { settings: ['regionId'] },
    });
  });
});

describe('when the responses are odd', () => {
  it('keeps every row with unknown words, with warnings', async () => {
    await sandbox.faults.set({ kind: 'unknown-words' });
    const { items, warnings } = await listAll(await account('singapore'), 'numbers');
    expect(items).toHaveLength(14);
    expect(items[0]).toMatchObject({ status: 'UNKNOWN', reported: { status: 'ZZ_NEW_WORD' } });
    expect(warnings).toContainEqual(expect.objectContaining({ type: 'unknown-value', field: 'status', index: 0 }));
    const waba = await listAll(await account('singapore'), 'wabas');
    expect(waba.items).toMatchObject([{ accountReviewStatus: 'UNKNOWN', businessVerificationStatus: 'unknown' }]);
    expect(waba.warnings.map(({ field }) => field)).toEqual(['accountReviewStatus', 'businessVerificationStatus']);
  });

  it('leaves out a row that is none and keeps the others', async () => {
    await sandbox.faults.set({ kind: 'odd-row' });
    const { items, warnings } = await listAll(await account('jakarta'), 'numbers');
    expect(items).toHaveLength(3);
    expect(warnings).toMatchObject([{ type: 'skipped-item', index: 3 }]);
  });

  it('shows the WABA whatever becomes of the question about its business', async () => {
    const call = 'QueryWabaBusinessInfo';
    const failed = { type: 'other', field: 'businessVerificationStatus' };
    for (const [fault, warning] of [
      [{ kind: 'status', status: 400, code: 'Ram.PermissionDeny', call }, failed],
      [
        { kind: 'wrong-types', of: 'payload', call },
        { type: 'unknown-value', field: 'Data' },
      ],
      [{ kind: 'error-in-body', code: 'Brand.New', call }, failed],
    ] as const) {
      await sandbox.faults.set(fault);
      const { items, warnings } = await listAll(await account('singapore'), 'wabas');
      expect(items).toMatchObject([{ id: '203939883939930001', businessName: 'Lumen Lanterns Pte. Ltd.' }]);
      expect(warnings).toMatchObject([warning]);
    }
  });

  it.each(['QueryChatappPhoneNumbers', 'QueryChatappBindWaba', 'QueryWabaBusinessInfo'])(
    'stops with the reason of the signal while %s hangs',
    async (call) => {
      await sandbox.faults.set({ kind: 'hang', call });
      const stop = new AbortController();
      const kind = call === 'QueryChatappPhoneNumbers' ? 'numbers' : 'wabas';
      const listing = listAll(await account('singapore'), kind, { signal: stop.signal });
      await sandbox.requests.nth(1, { call });
      stop.abort('enough');
      await expect(listing).rejects.toBe('enough');
    },
  );
});
