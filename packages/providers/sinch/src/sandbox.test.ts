import { listAll } from '@wabascope/provider-testing';
import { generateFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { open } from './__fixtures__/account.js';

let sandbox: Sandbox<'sinch'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['sinch'] });
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

it('every sender is listed, also after an empty page, with every status and name status', async () => {
  const { items, warnings } = await listAll(await account('lamps'), 'numbers');
  expect(items.map(({ status }) => status).join(' ')).toBe(
    'CONNECTED CONNECTED RESTRICTED DISCONNECTED PENDING UNVERIFIED UNKNOWN CONNECTED PENDING PENDING UNKNOWN UNKNOWN UNKNOWN CONNECTED',
  );
  expect(items.map(({ nameStatus, newNameStatus = '-' }) => nameStatus ?? newNameStatus).join(' ')).toBe(
    'APPROVED PENDING_REVIEW APPROVED EXPIRED PENDING_REVIEW PENDING_REVIEW DECLINED NONE UNKNOWN UNKNOWN APPROVED APPROVED APPROVED -',
  );
  expect(items.every(({ wabaId }) => wabaId === '102290129340398')).toBe(true);
  expect(warnings).toEqual([]);
  expect(sandbox.requests.list({ call: 'senders' })).toHaveLength(2);
  expect(JSON.stringify(items)).not.toContain('bearer');
});

it('the deprecated limit of a sender counts where the account has none', async () => {
  const { items, warnings } = await listAll(await account('harbor'), 'numbers');
  expect(items.map(({ messagingLimit }) => messagingLimit?.tier).join(' ')).toBe(
    'UNKNOWN TIER_50 TIER_250 TIER_1K TIER_2K TIER_10K TIER_100K TIER_UNLIMITED UNKNOWN',
  );
  expect(new Set(items.map(({ messagingLimit }) => messagingLimit?.scope))).toEqual(new Set(['unknown']));
  expect(warnings).toEqual([]);
});

it.each([
  ['lamps', [{ accountReviewStatus: 'UNKNOWN', country: 'SE' }], []],
  ['harbor', [{ accountReviewStatus: 'REJECTED', status: 'DISABLED' }], []],
  ['orchard', [], [{ message: expect.stringContaining('has no WABA yet') }]],
  ['attic', [], [{ message: expect.stringContaining('not set up for WhatsApp') }]],
])('the WABA of %s', async (name, items, warnings) => {
  const listed = await listAll(await account(name), 'wabas');
  expect(listed.items).toMatchObject(items);
  expect(listed.warnings).toMatchObject(warnings);
  expect(listed).toMatchObject({ items: { length: items.length }, warnings: { length: warnings.length } });
});

it('several pages are followed to the last row', async () => {
  const fleet = { sinch: generateFleet('sinch', { accounts: 1, numbers: 250 }) };
  const large = await startSandbox({ providers: ['sinch'], fleet });
  try {
    const settings = { ...large.credentials.sinch, baseUrl: large.baseUrls.sinch };
    const { items, warnings } = await listAll(await open(settings), 'numbers');
    expect(new Set(items.map(({ id }) => id)).size).toBe(250);
    expect(warnings).toEqual([]);
    expect(large.requests.list({ call: 'senders' })).toHaveLength(3);
  } finally {
    await large.close();
  }
});

it.each([
  [{ keySecret: 'wrong' }, 'invalid_client', ['keyId', 'keySecret']],
  [{ projectId: 'b7d1f0c2-52a4-4c0e-8f35-7a9e6d5c4b3a' }, 'unauthorized_error', ['projectId', 'keyId']],
])('with %j: auth', async (changes, upstreamCode, settings) => {
  await expect(listAll(await account('lamps', changes), 'numbers')).rejects.toMatchObject({
    code: 'auth',
    details: { upstreamCode, settings },
  });
});

it('the signal ends a listing that waits for a token, with its reason', async () => {
  await sandbox.faults.set({ kind: 'hang', call: 'token' });
  const stop = new AbortController();
  const listing = listAll(await account('lamps'), 'numbers', { signal: stop.signal });
  await sandbox.requests.nth(1);
  stop.abort('enough');
  await expect(listing).rejects.toBe('enough');
});
