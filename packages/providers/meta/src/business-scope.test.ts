import { listAll, type ReceivedRequest, type RecordedResponse } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountOn, graphError, wabaId } from './__fixtures__/account.js';

// The token may read the WABA in all of these: the lists and the owner decide whether the account may show it.
const businessId = '506914307656634';
const self = { id: businessId, name: 'Self' };
const other = { id: '506914307656699', name: 'Other Group' };
const waba = { id: wabaId, name: 'Market', currency: 'USD' };
/** Words about the WABA. */
const secrets = /Market|Other Group|USD|locked/;

const ok = (body: object): RecordedResponse => ({ status: 200, body });
const rows = (...ids: readonly string[]) => ok({ data: ids.map((id) => ({ id, name: `Listed ${id}` })) });

type Respond = (request: ReceivedRequest) => RecordedResponse;

interface GraphResponses {
  readonly node: RecordedResponse | Respond;
  readonly owned: RecordedResponse;
  readonly client: RecordedResponse | Respond;
}

/** An account of the business and one WABA: the numbers and details, and the calls since the last `calls()`. */
async function ofBusiness({ node = ok(waba), owned = rows('11'), client = rows('12') }: Partial<GraphResponses>) {
  const edges: Record<string, RecordedResponse | Respond> = {
    owned_whatsapp_business_accounts: owned,
    client_whatsapp_business_accounts: client,
    phone_numbers: ok({ data: [{ id: '1', status: 'CONNECTED' }] }),
  };
  const { account, received } = await accountOn(
    (request) => {
      const part = edges[request.path.split('/')[3] ?? ''] ?? node;
      return typeof part === 'function' ? part(request) : part;
    },
    { businessId },
  );
  let seen = 0;
  return {
    numbers: () => listAll(account, 'numbers', { wabaId }),
    wabas: () => listAll(account, 'wabas', { wabaId }),
    calls() {
      const recent = received.slice(seen).map(({ path }) => path.split('/')[3] ?? 'node');
      seen = received.length;
      return recent;
    },
  };
}

type OfBusiness = Awaited<ReturnType<typeof ofBusiness>>;

async function expectHidden({ numbers, wabas, calls }: OfBusiness) {
  for (const list of [numbers, wabas]) {
    const error = await list().then(
      () => expect.fail('the WABA is shown'),
      (reason) => reason,
    );
    expect(error).toMatchObject({ code: 'not-found', details: { settings: ['wabaId', 'businessId'] } });
    expect(JSON.stringify(error)).not.toMatch(secrets);
  }
  expect(calls()).not.toContain('phone_numbers');
}

/** Rejects requests for `owner_business_info`, and accepts others. */
const rejectingOwner =
  (rejection: RecordedResponse) =>
  ({ query }: ReceivedRequest) =>
    query.fields?.includes('owner_business_info') ? rejection : ok(waba);

const unproven: [string, GraphResponses['node']][] = [
  ['belongs to another business', ok({ ...waba, owner_business_info: other })],
  ['has no owner in the response', ok(waba)],
  ['has an owner that cannot be read', ok({ ...waba, owner_business_info: { id: [7] } })],
  ['has an owner that the token may not read', rejectingOwner(graphError(10))],
  [
    'has no owner in this version',
    rejectingOwner(graphError(100, '(#100) Tried accessing nonexisting field (owner_business_info)')),
  ],
];

describe('of an account with businessId, a WABA that the caller names', () => {
  it('and that the business owns is shown without a list', async () => {
    const { numbers, wabas, calls } = await ofBusiness({ node: ok({ ...waba, owner_business_info: self }) });
    expect(await numbers()).toMatchObject({ items: [{ wabaId, wabaName: 'Market' }], warnings: [] });
    expect(calls()).toEqual(['node', 'phone_numbers']);
    expect(await wabas()).toMatchObject({ items: [{ id: wabaId, businessId }], warnings: [] });
    expect(calls()).toEqual(['node']);
  });

  it.each(unproven)('and that %s is not found', async (_, node) => {
    await expectHidden(await ofBusiness({ node }));
  });

  it.each(unproven)('and that %s is shown when it is on a list of the business', async (_, node) => {
    for (const lists of [{ client: rows('12', wabaId) }, { owned: rows(wabaId) }]) {
      const { numbers, wabas, calls } = await ofBusiness({ node, ...lists });
      expect(await numbers()).toMatchObject({ items: [{ wabaId, wabaName: `Listed ${wabaId}` }], warnings: [] });
      expect(calls().slice(-1)).toEqual(['phone_numbers']);
      expect((await wabas()).items).toMatchObject([{ id: wabaId, name: 'Market' }]);
    }
  });

  it('is looked for on every page of a list, and no further than it is found', async () => {
    const more = { paging: { next: 'https://graph.facebook.com/next', cursors: { after: 'B' } } };
    const { numbers, calls } = await ofBusiness({
      client: ({ query }) => (query.after === 'B' ? rows(wabaId) : ok({ data: [{ id: '12' }], ...more })),
    });
    expect((await numbers()).items).toHaveLength(1);
    const edge = 'client_whatsapp_business_accounts';
    expect(calls()).toEqual(['node', edge, edge, 'phone_numbers']);
  });

  it.each([
    ['may not be read', graphError(200, 'Market may not be read'), 'permission'],
    ['is locked', graphError(131_031, 'Market is locked'), 'rejected'],
    ['has an odd response', ok({ data: 'Market' }), 'bad-response'],
  ])('and that %s has its error only when it is on a list of the business', async (_, node, code) => {
    await expectHidden(await ofBusiness({ node }));
    const listed = await ofBusiness({ node, client: rows(wabaId) });
    await expect(listed.wabas()).rejects.toMatchObject({ code });
    expect((await listed.numbers()).items).toMatchObject([{ wabaId, wabaName: `Listed ${wabaId}` }]);
  });

  it('is shown when the business owns it and has no shared WABA', async () => {
    const { wabas } = await ofBusiness({ client: graphError(200_008), owned: rows(wabaId) });
    expect((await wabas()).items).toHaveLength(1);
  });

  it.each(['owned', 'client'])('is neither shown nor not found when the list "%s" cannot be read', async (list) => {
    const { numbers, wabas, calls } = await ofBusiness({ [list]: graphError(200, 'words about the list') });
    for (const fetch of [numbers, wabas]) {
      await expect(fetch()).rejects.toMatchObject({
        code: 'permission',
        details: { upstreamMessage: 'words about the list' },
      });
    }
    expect(calls()).not.toContain('phone_numbers');
  });
});
