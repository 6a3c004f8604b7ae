import { listAll, type ReceivedRequest } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountOn, graphError, wabaId } from './__fixtures__/account.js';

const number = {
  id: '106540352242922',
  display_phone_number: '+1 631-555-5555',
  status: 'CONNECTED',
  quality_rating: 'GREEN',
  throughput: { level: 'HIGH' },
};
const node = {
  id: wabaId,
  name: 'Market',
  timezone_id: '1',
  message_template_namespace: 'ns',
  currency: 'USD',
  country: 'US',
  owner_business_info: { id: '506914307656634' },
};
const isNumbers = ({ path }: ReceivedRequest) => path.endsWith('/phone_numbers');
const fieldsOf = ({ query }: ReceivedRequest) => query.fields?.split(',') ?? [];

type Rejection = (field: string, type: string) => ReturnType<typeof graphError>;

const nonexisting: Rejection = (field, type) =>
  graphError(100, `(#100) Tried accessing nonexisting field (${field}) on node type (${type})`);
const inNewerWords: Rejection = (field) => graphError(100, `(#100) Tried accessing nonexisting field (${field})`);
const deprecated: Rejection = (field) =>
  graphError(12, `(#12) ${field} field is deprecated for versions v25.0 and higher`);
const unnamed: Rejection = () => graphError(10, '(#10) Application does not have permission for this action');
const named: Rejection = (field) => graphError(200, `(#200) Permission is missing for the field '${field}'`);
const vague: Rejection = () => graphError(100, '(#100) Invalid parameter');

/** Graph with a row that has all that is requested, rejecting requests for some fields of nodes with these IDs. */
function rejecting(fields: readonly string[], how: Rejection, ids: readonly string[] = [wabaId]) {
  return (request: ReceivedRequest) => {
    const id = request.path.split('/')[2] ?? '';
    const rejected = fields.find((field) => fieldsOf(request).includes(field));
    if (rejected !== undefined && ids.includes(id)) {
      return how(rejected, isNumbers(request) ? 'WhatsAppBusinessPhoneNumber' : 'WhatsAppBusinessAccount');
    }
    const pick = (row: object) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => fieldsOf(request).includes(name)));
    const row = isNumbers(request) ? { data: [{ ...pick(number), id: `${id}9` }] } : { ...pick(node), id };
    return { status: 200, body: row };
  };
}

describe.each([
  ['names in an error 100', nonexisting],
  ['names in newer words', inNewerWords],
  ['names as deprecated', deprecated],
  ['names as one that takes a permission', named],
  ['does not name, for want of a permission', unnamed],
  ['does not name, as a wrong parameter', vague],
])('a field that Meta %s', (_, how) => {
  it.each(['health_status', 'throughput', 'status', 'quality_rating'])(
    'of the numbers is missing alone, with a warning: %s',
    async (field) => {
      const { account } = await accountOn(rejecting([field], how));
      const { items, warnings } = await listAll(account, 'numbers');
      const { [field]: _gone, ...rest } = {
        status: 'CONNECTED',
        quality_rating: 'GREEN',
        throughput: 'HIGH',
      } as Record<string, string>;
      const { status, quality_rating, throughput } = rest;
      expect(items).toMatchObject([{ wabaName: 'Market', phoneNumber: '+16315555555' }]);
      expect([items[0]?.status, items[0]?.qualityRating, items[0]?.throughput]).toEqual([
        status,
        quality_rating,
        throughput,
      ]);
      expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining(`missing: ${field}. Check`) }]);
      expect(warnings[0]?.message).toContain(`WABA ${wabaId}`);
    },
  );

  it.each(['owner_business_info', 'currency', 'name', 'message_template_namespace'])(
    'of a WABA is missing alone, with a warning: %s',
    async (field) => {
      const { account } = await accountOn(rejecting([field], how));
      const { items, warnings } = await listAll(account, 'wabas');
      const whole = {
        id: wabaId,
        name: 'Market',
        timezoneId: '1',
        messageTemplateNamespace: 'ns',
        currency: 'USD',
        country: 'US',
        businessId: '506914307656634',
      };
      const { currency, name, businessId, messageTemplateNamespace, ...others } = whole;
      const gone = { owner_business_info: { businessId }, currency: { currency }, name: { name } }[field] ?? {
        messageTemplateNamespace,
      };
      const left = Object.fromEntries(Object.entries(whole).filter(([key]) => !(key in gone)));
      expect(items).toEqual([left]);
      expect(items[0]).toMatchObject(others);
      expect(warnings).toMatchObject([{ message: expect.stringContaining(`missing: ${field}. Check`) }]);
    },
  );

  it('is one of several: only these are missing', async () => {
    const { account } = await accountOn(rejecting(['country', 'health_status', 'owner_business_info'], how));
    const { items, warnings } = await listAll(account, 'wabas');
    expect(items).toMatchObject([{ name: 'Market', currency: 'USD', messageTemplateNamespace: 'ns' }]);
    expect(items[0]).not.toHaveProperty('country');
    for (const field of ['country', 'health_status', 'owner_business_info']) {
      expect(warnings[0]?.message).toContain(field);
    }
    expect(warnings[0]?.message).not.toContain('currency');
  });
});

it('a field that is rejected costs one request, once within half an hour', async () => {
  let now = Date.UTC(2026, 0, 1);
  const responder = rejecting(['health_status'], nonexisting);
  const { account, received } = await accountOn(responder, { wabaId }, { now: () => now });
  const first = await listAll(account, 'wabas');
  expect(received).toHaveLength(2);
  now += 29 * 60_000;
  expect(await listAll(account, 'wabas')).toEqual(first);
  expect(received).toHaveLength(3);
  now += 60_000;
  expect(await listAll(account, 'wabas')).toEqual(first);
  expect(received).toHaveLength(5);
});

it('a field that Meta returns again is shown again within the hour', async () => {
  let now = Date.UTC(2026, 0, 1);
  let respond = rejecting(['currency'], nonexisting);
  const { account } = await accountOn((request) => respond(request), { wabaId }, { now: () => now });
  expect((await listAll(account, 'wabas')).items[0]).not.toHaveProperty('currency');
  respond = rejecting([], nonexisting);
  now += 60 * 60_000;
  expect(await listAll(account, 'wabas')).toMatchObject({ items: [{ currency: 'USD' }], warnings: [] });
});

it('a field that is rejected for one WABA is requested of the others', async () => {
  const reject = rejecting(['quality_rating'], unnamed, ['11']);
  const { account } = await accountOn(
    (request) => {
      const data = ['11', '12'].map((id) => ({ id, name: id }));
      return request.path.includes('whatsapp_business_accounts') ? { status: 200, body: { data } } : reject(request);
    },
    { businessId: '1' },
  );
  const { items, warnings } = await listAll(account, 'numbers');
  expect(items.map((item) => [item.wabaId, item.qualityRating])).toEqual([
    ['11', undefined],
    ['12', 'GREEN'],
  ]);
  expect(warnings).toMatchObject([{ message: expect.stringContaining('WABA 11') }]);
});

it('where a missing permission is not named, business_management for the owner is the first guess', async () => {
  const { account, received } = await accountOn(rejecting(['owner_business_info'], unnamed));
  await listAll(account, 'wabas');
  expect(received).toHaveLength(3);
});

it('a WABA that is rejected as a whole takes one more request, and no field is remembered', async () => {
  const { account, received } = await accountOn(() => graphError(10));
  await expect(listAll(account, 'wabas')).rejects.toMatchObject({ code: 'permission' });
  expect(received.map(({ query }) => query.fields === 'id')).toEqual([false, true]);
  await expect(listAll(account, 'wabas')).rejects.toMatchObject({ code: 'permission' });
  expect(received[2]?.query.fields).toContain('health_status');
});

it('a WABA with only its ID takes few requests', async () => {
  const { account, received } = await accountOn((request) =>
    request.query.fields === 'id' ? { status: 200, body: { id: wabaId } } : graphError(10),
  );
  expect(await listAll(account, 'wabas')).toMatchObject({ items: [{ id: wabaId }], warnings: [{ type: 'other' }] });
  expect(received.length).toBeLessThan(20);
});

it('an ID of another kind is an error where Meta does not name the type, and not a missing field', async () => {
  const { account, received } = await accountOn((request) =>
    inNewerWords(isNumbers(request) ? 'phone_numbers' : 'message_template_namespace', ''),
  );
  const error = { code: 'config', message: expect.stringMatching(/^wabaId holds the ID of/) };
  await expect(listAll(account, 'wabas')).rejects.toMatchObject(error);
  expect(received).toHaveLength(2);
});

it('the name of the WABA rejected, its numbers are shown nevertheless, with a warning', async () => {
  const { account } = await accountOn((request) =>
    isNumbers(request) ? rejecting([], unnamed)(request) : unnamed('', ''),
  );
  const { items, warnings } = await listAll(account, 'numbers');
  expect(items).toMatchObject([{ wabaId, status: 'CONNECTED' }]);
  expect(items[0]).not.toHaveProperty('wabaName');
  expect(warnings).toMatchObject([
    {
      type: 'other',
      message: expect.stringContaining(`The name of WABA ${wabaId} could not be read (permission)`),
      raw: '(#10) Application does not have permission for this action',
    },
  ]);
});

it.each([
  ['v23.0', false],
  ['v24.0', true],
  ['v100.0', true],
])('%s requests the limit of the portfolio: %s', async (apiVersion, isRequested) => {
  const { account, received } = await accountOn(rejecting([], nonexisting), { wabaId, apiVersion });
  await listAll(account, 'numbers');
  await listAll(account, 'wabas');
  const [numbers, name, details] = received;
  expect(name?.query.fields).toBe('id,name');
  for (const request of [numbers, details]) {
    expect(request?.path).toContain(`/${apiVersion}/${wabaId}`);
    expect(request?.query.fields?.includes('whatsapp_business_manager_messaging_limit')).toBe(isRequested);
  }
});
