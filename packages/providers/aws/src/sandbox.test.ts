import { listAll } from '@wabascope/provider-testing';
import { defaultFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { open } from './__fixtures__/account.js';

let sandbox: Sandbox<'aws'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['aws'], rateLimits: { aws: 'none' } });
});
afterEach(async () => {
  await sandbox.faults.clear();
  sandbox.requests.clear();
});
afterAll(() => sandbox.close());

function account(name: string, changes: object = {}, context = {}) {
  const { provider: _, ...settings } = sandbox.accounts()[name] ?? {};
  return open({ sessionToken: undefined, ...settings, ...changes }, context);
}

describe('against a gateway that checks every signature', () => {
  it.each([
    ['eu-central', 6, 3],
    ['us-east', 3, 2],
    ['eu-central-session', 2, 1],
  ])('lists the numbers and WABAs of %s without a warning', async (name, numbers, wabas) => {
    const listed = [await listAll(await account(name), 'numbers'), await listAll(await account(name), 'wabas')];
    expect(listed.map(({ items }) => items.length)).toEqual([numbers, wabas]);
    expect(listed.flatMap(({ warnings }) => warnings)).toEqual([]);
  });

  it('follows the pages of a long list to the last WABA', async () => {
    const [key] = defaultFleet.aws;
    const [region] = key?.regions ?? [];
    const template = region?.wabas[0];
    if (!key || !region || !template) throw new Error('The default fleet is empty.');
    const wabas = Array.from({ length: 250 }, (_, index) => ({
      ...template,
      summary: { ...template.summary, id: `waba-${index}`, wabaId: String(index) },
    }));
    const fleet = { aws: [{ ...key, regions: [{ ...region, wabas }] }] };
    const large = await startSandbox({ providers: ['aws'], fleet, rateLimits: { aws: 'none' } });
    try {
      const { provider: _, ...settings } = large.accounts()[region.account] ?? {};
      const { items } = await listAll(await open({ sessionToken: undefined, ...settings }), 'wabas');
      expect(items.map(({ id }) => id)).toEqual(wabas.map(({ summary }) => summary.wabaId));
      expect(large.requests.list()).toHaveLength(3);
    } finally {
      await large.close();
    }
  });

  it.each([
    ['eu-central', { secretAccessKey: 'wrong' }, 'auth', ['secretAccessKey', 'region']],
    ['eu-central', { accessKeyId: 'unknown' }, 'auth', ['accessKeyId', 'sessionToken']],
    ['eu-central', { sessionToken: 'of another key' }, 'auth', ['accessKeyId', 'sessionToken']],
    ['eu-central-session', { sessionToken: undefined }, 'auth', ['accessKeyId', 'sessionToken']],
    ['eu-central', { region: 'eu-nowhere-9' }, 'auth', ['secretAccessKey', 'region']],
  ])('in %s with %j: %s, and the settings to check', async (name, changes, code, settings) => {
    const listing = listAll(await account(name, changes), 'numbers');
    await expect(listing).rejects.toMatchObject({ code, details: { settings, attempts: 1 } });
  });

  it('corrects a clock that is an hour off once, and keeps to the right time', async () => {
    const slow = await account('eu-central', {}, { now: () => Date.now() - 3_600_000 });
    expect((await listAll(slow, 'wabas')).items).toHaveLength(3);
    await listAll(slow, 'wabas');
    expect(sandbox.requests.list().map(({ errorCode }) => errorCode)).toEqual([
      'InvalidSignatureException',
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['ThrottledRequestException', 429],
    ['ThrottlingException', 400],
  ])('repeats a call after %s with HTTP %i', async (code, status) => {
    await sandbox.faults.set({ kind: 'status', status, code, times: 1 });
    expect((await listAll(await account('eu-central'), 'wabas')).items).toHaveLength(3);
    expect(sandbox.requests.list().map((request) => request.status)).toEqual([status, 200]);
  });
});

describe('when the responses are odd', () => {
  it('keeps every row with unknown words, with warnings', async () => {
    await sandbox.faults.set({ kind: 'unknown-words' });
    const { items, warnings } = await listAll(await account('eu-central'), 'numbers');
    expect(items).toHaveLength(6);
    expect(items[0]).toMatchObject({ qualityRating: 'UNKNOWN', reported: { qualityRating: 'ZZ_NEW_WORD' } });
    expect(warnings).toContainEqual(expect.objectContaining({ type: 'unknown-value', field: 'qualityRating' }));
    const wabas = await listAll(await account('eu-central'), 'wabas');
    expect(wabas.items).toMatchObject(Array(3).fill({ status: 'UNKNOWN', reported: { status: 'ZZ_NEW_WORD' } }));
    expect(wabas.warnings.map(({ field }) => field)).toEqual(Array(3).fill('status'));
  });

  it.each(['ListLinkedWhatsAppBusinessAccounts', 'GetLinkedWhatsAppBusinessAccount'])(
    'stops with the reason of the signal while %s hangs',
    async (call) => {
      await sandbox.faults.set({ kind: 'hang', call });
      const stop = new AbortController();
      const listing = listAll(await account('eu-central'), 'numbers', { signal: stop.signal });
      await sandbox.requests.nth(1, { call });
      stop.abort('enough');
      await expect(listing).rejects.toBe('enough');
    },
  );
});
