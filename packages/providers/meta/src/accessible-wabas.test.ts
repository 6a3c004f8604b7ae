import { listAll, type ReceivedRequest } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountOn, exchangesOf, graphError, recordedIn, wabaId } from './__fixtures__/account.js';

const business = { businessId: '506914307656634' };
const recorded = recordedIn('business.json');
const ids = [wabaId, '102290129340399', '1906385232743451'];

/** The recorded responses, with another one for paths with this ending. */
function except(ending: string, response: ReturnType<typeof graphError>) {
  return (request: ReceivedRequest) => (request.path.endsWith(ending) ? response : recorded(request));
}

describe('with businessId', () => {
  it('every WABA that it owns or that is shared with it is shown once', async () => {
    const { account } = await accountOn(recorded, business);
    expect((await listAll(account, 'wabas')).items.map(({ id }) => id)).toEqual(ids);
  });

  it('the numbers of all are listed with their WABA, without another request for its name', async () => {
    const { account, received } = await accountOn(recorded, business);
    const { items, warnings } = await listAll(account, 'numbers');
    expect(warnings).toEqual([]);
    expect(items.map((number) => [number.phoneNumberId, number.wabaId, number.wabaName])).toEqual([
      ['106540352242922', wabaId, "Jasper's Market"],
      ['106540352242990', '1906385232743451', 'Client Market'],
    ]);
    expect(received).toHaveLength(5);
  });

  it('error 200008 of the client edge means an empty list', async () => {
    const { account } = await accountOn(except('/client_whatsapp_business_accounts', graphError(200_008)), business);
    const { items, warnings } = await listAll(account, 'wabas');
    expect(items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(warnings).toEqual([]);
  });

  it('one edge that fails is a warning that names it, and both are an error', async () => {
    const denied = graphError(200);
    const { account } = await accountOn(except('/client_whatsapp_business_accounts', denied), business);
    const { items, warnings } = await listAll(account, 'wabas');
    expect(items).toHaveLength(2);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('client_whatsapp_business_accounts') }]);
    const both = await accountOn(() => denied, business);
    await expect(listAll(both.account, 'wabas')).rejects.toMatchObject({ code: 'permission' });
  });

  it.each(['/owned_whatsapp_business_accounts', '/client_whatsapp_business_accounts'])(
    'a list that fails is never taken for a business without WABAs: %s',
    async (edge) => {
      const { account } = await accountOn(
        ({ path }) => (path.endsWith(edge) ? graphError(200) : { status: 200, body: { data: [] } }),
        business,
      );
      const { items, warnings } = await listAll(account, 'wabas');
      expect(items).toEqual([]);
      expect(warnings).toMatchObject([
        { message: expect.stringContaining(`The list ${edge.slice(1)} could not be read (permission)`) },
      ]);
    },
  );

  it('a WABA that fails becomes a warning that names it, and the others are still listed', async () => {
    const { account } = await accountOn(except(`/${wabaId}/phone_numbers`, graphError(200)), business);
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items.map(({ id }) => id)).toEqual(['106540352242990']);
    expect(warnings).toMatchObject([
      { type: 'other', message: expect.stringContaining(`WABA ${wabaId} could not be`) },
    ]);
  });

  it('all WABAs that fail are an error', async () => {
    const { account } = await accountOn(except('/phone_numbers', graphError(190)), business);
    await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code: 'auth' });
  });

  it('no WABA is a warning with the settings to check', async () => {
    const { account } = await accountOn(() => ({ status: 200, body: { data: [] } }), business);
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items).toEqual([]);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('businessId') }]);
  });

  it('an ID that is not a number never becomes part of a path', async () => {
    const odd = { status: 200, body: { data: [{ id: '../../debug_token?x=' }, { id: wabaId, name: 'Market' }] } };
    const { account, received } = await accountOn(except('/owned_whatsapp_business_accounts', odd), business);
    const { warnings } = await listAll(account, 'numbers');
    expect(warnings).toMatchObject([{ type: 'skipped-item' }]);
    expect(received.map(({ path }) => path).join()).not.toContain('debug_token');
  });
});

describe('with neither wabaId nor businessId', () => {
  const app = { appId: '634974688087057' };
  const token = exchangesOf('debug-token.json')[0]?.response.body as { data: object };
  const debug = (data: object) => (request: ReceivedRequest) =>
    request.path.endsWith('/debug_token') ? { status: 200, body: { data } } : recorded(request);

  it('the WABAs are the grants of the token, as its app reads them', async () => {
    const { account, received } = await accountOn(debug(token.data), app);
    expect((await listAll(account, 'numbers')).items.map((number) => [number.wabaId, number.wabaName])).toEqual([
      ['1906385232743451', 'Client Market'],
      [wabaId, "Jasper's Market"],
    ]);
    const [first, ...others] = received;
    expect(first?.headers.authorization).toBe('Bearer 634974688087057|0123456789abcdef0123456789abcdef');
    for (const { headers } of others) expect(headers.authorization).toBe('Bearer EAAtesttoken123');
  });

  it('the token reads its grants where appId or appSecret is not set', async () => {
    for (const settings of [{}, { ...app, appSecret: undefined }]) {
      const { account, received } = await accountOn(
        ({ path }) => ({ status: 200, body: path.endsWith('/debug_token') ? token : { name: 'Market', data: [] } }),
        settings,
      );
      await listAll(account, 'numbers');
      expect(received[0]?.headers.authorization).toBe('Bearer EAAtesttoken123');
    }
  });

  const granting = (...granular_scopes: readonly object[]) => debug({ is_valid: true, scopes: [], granular_scopes });

  it.each(['whatsapp_business_messaging', 'whatsapp_business_manage_events'])(
    'a WABA that the token names under %s only is tried',
    async (scope) => {
      const other = { scope: 'business_management', target_ids: ['506914307656634'] };
      const { account } = await accountOn(granting(other, { scope, target_ids: [wabaId] }), app);
      expect(await listAll(account, 'numbers')).toMatchObject({ items: [{ wabaId }], warnings: [] });
      expect(await listAll(account, 'wabas')).toMatchObject({ items: [{ id: wabaId }], warnings: [] });
    },
  );

  it.each([' on node type (Business)', ''])(
    'an ID of another kind is skipped with a warning that names it, in the words "nonexisting field (…)%s"',
    async (where) => {
      const named = granting(
        { scope: 'whatsapp_business_messaging', target_ids: ['999', wabaId] },
        { scope: 'whatsapp_business_management', target_ids: [wabaId] },
      );
      const { account } = await accountOn((request) => {
        if (!request.path.includes('/999')) return named(request);
        const field = request.path.endsWith('/999') ? 'message_template_namespace' : 'phone_numbers';
        return graphError(100, `(#100) Tried accessing nonexisting field (${field})${where}`);
      }, app);
      for (const kind of ['numbers', 'wabas'] as const) {
        const { items, warnings } = await listAll(account, kind);
        expect(items).toHaveLength(1);
        expect(warnings).toEqual([
          {
            type: 'skipped-item',
            message: 'The access token has a grant for the ID 999, which is not a WABA ID; it was skipped.',
          },
        ]);
      }
    },
  );

  it('what cannot be an ID is skipped with a warning', async () => {
    const odd = { scope: 'whatsapp_business_management', target_ids: ['../me', wabaId, 12.5] };
    const { account, received } = await accountOn(granting({ scope: 7 }, odd), app);
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items).toHaveLength(1);
    expect(warnings).toMatchObject([{ type: 'skipped-item' }]);
    expect(received.map(({ path }) => path).join()).not.toContain('/me');
  });

  it('only IDs of another kind are an error with the settings to add', async () => {
    const { account } = await accountOn((request) => {
      const named = granting({ scope: 'whatsapp_business_management', target_ids: ['999'] });
      return request.path.includes('/999')
        ? graphError(100, '(#100) Tried accessing nonexisting field (phone_numbers) on node type (Business)')
        : named(request);
    }, app);
    const error = {
      code: 'config',
      message: expect.stringContaining('has a grant for the ID 999'),
      details: { settings: ['wabaId', 'businessId'] },
    };
    await expect(listAll(account, 'numbers')).rejects.toMatchObject(error);
  });

  it.each([
    ['an expired token', { is_valid: false, error: { code: 190, message: 'expired' } }, 'auth', ['accessToken']],
    ['a token without the permission', { is_valid: true, scopes: ['public_profile'] }, 'permission', ['accessToken']],
    [
      'a token that is granted everything, so that nothing is listed',
      { is_valid: true, scopes: ['whatsapp_business_management'], granular_scopes: [] },
      'config',
      ['businessId', 'wabaId'],
    ],
    [
      'a scope without targets',
      { is_valid: true, granular_scopes: [{ scope: 'whatsapp_business_management' }] },
      'config',
      ['businessId', 'wabaId'],
    ],
  ])('%s is a separate error', async (_, data, code, settings) => {
    const { account } = await accountOn(debug(data), app);
    await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code, details: { settings } });
  });
});
