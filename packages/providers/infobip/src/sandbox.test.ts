import { listAll } from '@wabascope/provider-testing';
import { generateFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { open } from './__fixtures__/account.js';

let sandbox: Sandbox<'infobip'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['infobip'], rateLimits: { infobip: 'none' } });
});
afterEach(async () => {
  await sandbox.faults.clear();
  sandbox.requests.clear();
});
afterAll(() => sandbox.close());

function account(name: string, changes: object = {}) {
  const { provider: _, ...settings } = sandbox.accounts()[name] ?? {};
  return open({ senders: undefined, ...settings, ...changes });
}

describe('against a server that checks every request', () => {
  it('lists the configured senders, with every status and without a warning', async () => {
    const { items, warnings } = await listAll(await account('thames'), 'numbers');
    expect(items.map(({ status }) => status)).toEqual(
      'CONNECTED CONNECTED FLAGGED RATE_LIMITED RESTRICTED PENDING UNVERIFIED DISCONNECTED BANNED MIGRATED DELETED UNKNOWN'.split(
        ' ',
      ),
    );
    expect(items.filter(({ verifiedName }) => verifiedName === undefined)).toHaveLength(2);
    expect(items.every(({ wabaId }) => wabaId === undefined || wabaId === '102290129340398')).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('lists the WhatsApp numbers of the numbers list', async () => {
    const { items, warnings } = await listAll(await account('fado'), 'numbers');
    expect(items).toMatchObject([
      { phoneNumber: '+351912345601', verifiedName: 'Fado Nights', wabaId: '105550129340777' },
      { phoneNumber: '+351912345602', wabaId: '105550129340777' },
    ]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['thames', { apiKey: 'wrong' }, 'auth', 'UNAUTHORIZED'],
    ['thames', { discoverNumbers: true }, 'permission', 'FORBIDDEN'],
  ])('in %s with %j: %s', async (name, changes, code, upstreamCode) => {
    await expect(listAll(await account(name, changes), 'numbers')).rejects.toMatchObject({
      code,
      details: { upstreamCode },
    });
  });

  it('requests at most a hundred senders at a time', async () => {
    const fleet = { infobip: generateFleet('infobip', { accounts: 1, numbers: 101 }) };
    const large = await startSandbox({ providers: ['infobip'], fleet, rateLimits: { infobip: 'none' } });
    try {
      const settings = { ...large.credentials.infobip, baseUrl: large.baseUrls.infobip };
      const { items, warnings } = await listAll(await open(settings), 'numbers');
      expect(new Set(items.map(({ id }) => id)).size).toBe(101);
      expect(warnings).toEqual([]);
      expect(large.requests.list({ call: 'quality' })).toHaveLength(2);
    } finally {
      await large.close();
    }
  });

  it('reads every page of a long numbers list', async () => {
    const fleet = sandboxFleet(120);
    const long = await startSandbox({ providers: ['infobip'], fleet, rateLimits: { infobip: 'none' } });
    try {
      const settings = { ...long.credentials.infobip, baseUrl: long.baseUrls.infobip };
      expect((await listAll(await open({ ...settings, senders: undefined }), 'numbers')).items).toHaveLength(120);
      expect(long.requests.list({ call: 'numbers' })).toHaveLength(3);
    } finally {
      await long.close();
    }
  });
});

/** One account whose senders are all in the numbers list. */
function sandboxFleet(count: number) {
  const [generated] = generateFleet('infobip', { accounts: 1, numbers: count });
  if (generated === undefined) throw new Error('There is no account.');
  const { configured = [], ...others } = generated;
  const numbers = configured.map((number) => ({
    numberKey: number,
    number,
    country: 'GB',
    countryName: 'United Kingdom',
    type: 'WHATSAPP',
    shared: false,
    additionalSetupRequired: false,
  }));
  return { infobip: [{ ...others, scopes: ['whatsapp:manage', 'numbers:manage'] as const, numbers }] };
}

describe('when the responses are odd', () => {
  it('keeps every row with unknown words, with warnings', async () => {
    await sandbox.faults.set({ kind: 'unknown-words', call: 'quality' });
    const { items, warnings } = await listAll(await account('fjord'), 'numbers');
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ status: 'UNKNOWN', reported: { status: 'ZZ_NEW_WORD' } });
    expect(warnings).toContainEqual(expect.objectContaining({ type: 'unknown-value', field: 'status', index: 0 }));
  });

  it('stops with the reason of the signal while details are missing', async () => {
    await sandbox.faults.set({ kind: 'hang', call: 'business-info' });
    const stop = new AbortController();
    const listing = listAll(await account('fjord'), 'numbers', { signal: stop.signal });
    await sandbox.requests.nth(1, { call: 'business-info' });
    stop.abort('enough');
    await expect(listing).rejects.toBe('enough');
  });
});
