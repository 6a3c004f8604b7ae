import { listAll } from '@wabascope/provider-testing';
import { startSandbox } from '@wabascope/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accountOn, graphError, open, wabaId } from './__fixtures__/account.js';

const ids = Array.from({ length: 500 }, (_, index) => String(10_229_012_934_100_000n + BigInt(index)));
const [first = '', middle = ''] = [ids[0], ids[250]];
const business = '506914307000001';

/** The API with 500 WABAs, one number each, that a token was granted or a business owns. */
async function startLarge() {
  const wabas = ids.map((id) => ({
    fields: { id, name: `WABA ${id}`, owner_business_info: { id: business, name: 'Nordlys' } },
    numbers: [{ id: `${id}9`, display_phone_number: `+47 22 ${id.slice(-6)}`, status: 'CONNECTED' }],
  }));
  const app = { id: '634974688000001', name: 'App', secret: '1a2b3c4d5e6f708192a3b4c5d6e7f809' };
  const scopes = ['whatsapp_business_management', 'business_management'];
  const token = { appId: app.id, businessId: business, scopes };
  const fleet = {
    apps: [app],
    businesses: [{ id: business, name: 'Nordlys', owned: ids, shared: [] }],
    wabas,
    tokens: [
      { ...token, account: 'of-business', accessToken: 'EAA1', granted: [], settings: { businessId: business } },
      {
        ...token,
        account: 'of-token',
        accessToken: 'EAA2',
        granted: ids,
        settings: { appId: app.id, appSecret: app.secret },
      },
      { ...token, account: 'of-waba', accessToken: 'EAA3', granted: [middle], settings: { wabaId: middle } },
    ],
  };
  const sandbox = await startSandbox({ providers: ['meta'], fleet: { meta: fleet }, rateLimits: { meta: 'none' } });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

describe.each(['of-business', 'of-token', 'of-waba'])('one WABA of 500, of the account %s,', (name) => {
  it('is listed with its numbers and details in three requests', async () => {
    const sandbox = await startLarge();
    const account = await open({ appSecret: undefined, ...sandbox.accounts()[name] });
    const numbers = await listAll(account, 'numbers', { wabaId: middle });
    const wabas = await listAll(account, 'wabas', { wabaId: middle });
    expect(numbers).toMatchObject({ items: [{ wabaId: middle, wabaName: `WABA ${middle}` }], warnings: [] });
    expect(wabas).toMatchObject({ items: [{ id: middle, businessName: 'Nordlys' }], warnings: [] });
    const calls = sandbox.requests.list().map(({ call }) => call);
    expect(calls.sort()).toEqual(['node', 'node', 'phone_numbers']);
  });

  it('that does not exist is not found', async () => {
    const sandbox = await startLarge();
    const account = await open({ appSecret: undefined, ...sandbox.accounts()[name] });
    await expect(listAll(account, 'wabas', { wabaId: '42' })).rejects.toMatchObject({ code: 'not-found' });
    if (name === 'of-waba') {
      expect(await listAll(account, 'numbers', { wabaId: first })).toEqual({ items: [], warnings: [] });
      expect(sandbox.requests.list()).toEqual([]);
    } else {
      await expect(listAll(account, 'numbers', { wabaId: '42' })).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('one WABA that the caller names is not found', () => {
  it.each([
    ['Meta has no such object', graphError(100, 'Unsupported get request.', { error_subcode: 33 })],
    ['the token may not read it', graphError(200, '(#200) You do not have the necessary permissions')],
    ['the app may not read it', graphError(10, '(#10) Application does not have permission for this action')],
    [
      'the ID is that of a business',
      graphError(100, '(#100) Tried accessing nonexisting field (phone_numbers) on node type (Business)'),
    ],
    ['the ID is of another kind', graphError(100, '(#100) Tried accessing nonexisting field (phone_numbers)')],
    [
      'the ID is that of a phone number',
      graphError(100, '(#100) Tried accessing nonexisting field (name) on node type (WhatsAppBusinessPhoneNumber)'),
    ],
  ])('where %s', async (_, rejection) => {
    const empty = { status: 200, body: { data: [] } };
    for (const settings of [{}, { businessId: '1' }]) {
      const { account } = await accountOn(({ path }) => (path.includes('/1/') ? empty : rejection), settings);
      for (const kind of ['numbers', 'wabas'] as const) {
        await expect(listAll(account, kind, { wabaId: '2' })).rejects.toMatchObject({
          code: 'not-found',
          message: expect.stringContaining('no WABA with this ID that the token may read'),
          details: { settings: ['wabaId', 'businessId'] },
        });
      }
    }
  });

  it('with the words of Meta', async () => {
    const { account } = await accountOn(() => graphError(100, 'Unsupported get request.', { error_subcode: 33 }), {});
    const details = { upstreamMessage: 'Unsupported get request.', upstreamCode: '100/33' };
    for (const kind of ['numbers', 'wabas'] as const) {
      await expect(listAll(account, kind, { wabaId: '2' })).rejects.toMatchObject({ code: 'not-found', details });
    }
  });

  it.each(['506914307000001', '10634052200000001'])('where it is the ID of something else: %s', async (id) => {
    const sandbox = await startSandbox({ providers: ['meta'] });
    onTestFinished(() => sandbox.close());
    const { oslo } = sandbox.accounts();
    for (const settings of [oslo, { ...oslo, businessId: undefined }]) {
      const account = await open({ appSecret: undefined, ...settings });
      await expect(listAll(account, 'numbers', { wabaId: id })).rejects.toMatchObject({ code: 'not-found' });
      await expect(listAll(account, 'wabas', { wabaId: id })).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('where it cannot be an ID, without a request', async () => {
    const { account, received } = await accountOn(() => graphError(1), { businessId: '1' });
    await expect(listAll(account, 'wabas', { wabaId: '../me' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await listAll(account, 'numbers', { wabaId: '../me' })).toEqual({ items: [], warnings: [] });
    expect(received).toEqual([]);
  });

  it.each([
    [190, 'auth'],
    [80007, 'rate-limit'],
    [5, 'permission'],
  ])('but not where the account fails: %i is %s', async (code, expected) => {
    const { account } = await accountOn(() => ({ ...graphError(code), headers: { 'retry-after': '3600' } }), {
      businessId: '1',
    });
    await expect(listAll(account, 'wabas', { wabaId: '2' })).rejects.toMatchObject({ code: expected });
  });
});

it('the WABA of the settings keeps its own errors where the caller names it too', async () => {
  const { account } = await accountOn(() => graphError(200));
  await expect(listAll(account, 'wabas', { wabaId })).rejects.toMatchObject({ code: 'permission' });
});

it('a WABA without numbers costs one request', async () => {
  const { account, received } = await accountOn(() => ({ status: 200, body: { data: [] } }));
  expect(await listAll(account, 'numbers')).toEqual({ items: [], warnings: [] });
  expect(received).toHaveLength(1);
});
