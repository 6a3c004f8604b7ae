import { phoneNumberSchema, wabaSchema } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { numbersPath, open, pageOf, row, serve } from './__fixtures__/account.js';

async function numberOf(changes: object) {
  const { baseUrl } = await serve(() => ({ status: 200, body: pageOf(row(changes)) }));
  const { items, warnings } = await listAll(await open({ baseUrl }), 'numbers');
  expect(phoneNumberSchema.parse(items[0])).toEqual(items[0]);
  return { ...items[0], warnings };
}

describe('a messaging limit', () => {
  it.each([
    ['10000', 'TIER_10K', 10_000],
    [10_000, 'TIER_10K', 10_000],
    ['TIER_10K', 'TIER_10K', 10_000],
    [250, 'TIER_250', 250],
    ['2000', 'TIER_2K', 2_000],
    ['TIER_UNLIMITED', 'TIER_UNLIMITED', 'unlimited'],
  ])('of %j is %s, of the portfolio', async (word, tier, perDay) => {
    expect(await numberOf({ whatsapp_business_manager_messaging_limit: word })).toMatchObject({
      messagingLimit: { tier, perDay, scope: 'portfolio' },
      warnings: [],
    });
  });

  it('that is not documented is UNKNOWN, with a warning', async () => {
    expect(await numberOf({ whatsapp_business_manager_messaging_limit: 123 })).toMatchObject({
      messagingLimit: { tier: 'UNKNOWN' },
      reported: { messagingLimit: 123 },
      warnings: [{ type: 'unknown-value', raw: 123 }],
    });
  });

  it('has no throughput: throughput_tier has the word of a limit', async () => {
    expect(await numberOf({ throughput_tier: 'TIER_10K' })).not.toHaveProperty('throughput');
  });
});

it('COMPLETED, a documented word without a documented meaning, is UNKNOWN without a warning', async () => {
  expect(await numberOf({ code_verification_status: 'COMPLETED' })).toMatchObject({
    codeVerificationStatus: 'UNKNOWN',
    reported: { codeVerificationStatus: 'COMPLETED' },
    warnings: [],
  });
});

it('a number that Kapso has not read from Meta yet has its ID', async () => {
  const { warnings, ...number } = await numberOf({
    ...{ business_account_id: null, display_phone_number: null, verified_name: null, status: null, name: 'New' },
  });
  expect(number).toEqual({
    id: '106540352242922',
    phoneNumberId: '106540352242922',
    extensions: { kapso: { name: 'New' } },
  });
  expect(warnings).toEqual([]);
});

it('the normalized number counts where the printed one is missing', async () => {
  const number = await numberOf({ display_phone_number: null, display_phone_number_normalized: '16315551111' });
  expect(number).toMatchObject({ phoneNumber: '+16315551111' });
});

it('pages have 100 rows, and the query has the customer', async () => {
  const { baseUrl, received } = await serve(({ query }) => {
    const data = [row({ phone_number_id: `10654035224292${query.page}` })];
    return { status: 200, body: { data, meta: { page: Number(query.page), total_pages: 3, total_count: 3 } } };
  });
  const { items, warnings } = await listAll(await open({ baseUrl, customerId: 'customer-1' }), 'numbers');
  expect([items.length, warnings]).toEqual([3, []]);
  expect(received.map(({ query }) => query)).toEqual(
    ['1', '2', '3'].map((page) => ({ page, per_page: '100', customer_id: 'customer-1' })),
  );
});

describe('a health check', () => {
  async function healthOf(health: object, status = 200) {
    const { baseUrl, received } = await serve(({ path }) =>
      path === numbersPath ? { status: 200, body: pageOf(row()) } : { status, body: health },
    );
    const { items, warnings } = await listAll(await open({ baseUrl, healthChecks: true }), 'numbers');
    expect(items).toHaveLength(1);
    expect(received.at(-1)?.path).toBe(`${numbersPath}/106540352242922/health`);
    return { ...items[0], warnings };
  }
  const messaging = (word: string, entities: readonly object[] = []) => ({
    messaging_health: { passed: word === 'AVAILABLE', overall_status: word, details: { entities } },
  });

  it('is not requested by default', async () => {
    const { baseUrl, received } = await serve(() => ({ status: 200, body: pageOf(row()) }));
    await listAll(await open({ baseUrl }), 'numbers');
    expect(received).toHaveLength(1);
  });

  it.each(['AVAILABLE', 'LIMITED', 'BLOCKED'])('has the word %s', async (word) => {
    const number = await healthOf({ status: 'healthy', checks: messaging(word) });
    expect(number).toMatchObject({
      healthStatus: { canSendMessage: word },
      extensions: { kapso: { health: 'healthy' } },
      warnings: [],
    });
  });

  it('has the errors and remarks of Meta by entity', async () => {
    const errors = [{ error_code: 141006, error_description: 'Payment.', possible_solution: 'Pay.' }];
    const number = await healthOf({
      status: 'unhealthy',
      checks: messaging('BLOCKED', [
        { entity_type: 'PHONE_NUMBER', can_send_message: 'LIMITED', additional_info: ['Not approved.'] },
        { entity_type: 'WABA', can_send_message: 'BLOCKED', errors },
        { entity_type: 'BUSINESS', can_send_message: 'LIMITED' },
        { entity_type: 'APP', can_send_message: 'AVAILABLE' },
      ]),
    });
    expect(number.healthStatus).toEqual({
      canSendMessage: 'BLOCKED',
      issues: [
        { entity: 'PHONE_NUMBER', canSendMessage: 'LIMITED', description: 'Not approved.' },
        { entity: 'WABA', canSendMessage: 'BLOCKED', code: 141006, description: 'Payment.', solution: 'Pay.' },
        { entity: 'BUSINESS', canSendMessage: 'LIMITED' },
      ],
    });
  });

  it('is about messages: the overall word counts calls as well', async () => {
    const entities = [{ entity_type: 'PHONE_NUMBER', can_send_message: 'AVAILABLE', can_receive_call_sip: 'BLOCKED' }];
    const number = await healthOf({ status: 'unhealthy', checks: messaging('BLOCKED', entities) });
    expect(number.healthStatus).toEqual({
      canSendMessage: 'AVAILABLE',
      issues: [{ entity: 'PHONE_NUMBER', canSendMessage: 'AVAILABLE', about: 'calls' }],
    });
  });

  it.each(['token_validity', 'phone_number_access'])('that fails in %s blocks the number', async (check) => {
    const checks = { ...messaging('AVAILABLE'), [check]: { passed: false, error: 'It has expired.' } };
    expect((await healthOf({ status: 'unhealthy', checks })).healthStatus).toEqual({
      canSendMessage: 'BLOCKED',
      issues: [{ entity: check, canSendMessage: 'BLOCKED', description: 'It has expired.' }],
    });
  });

  it('that failed itself shows its status only', async () => {
    const number = await healthOf({ status: 'error', error: 'The check failed.', checks: null });
    expect(number).not.toHaveProperty('healthStatus');
    expect(number).toMatchObject({ extensions: { kapso: { health: 'error' } }, warnings: [] });
  });

  it('that is not possible leaves the number without it, and a warning', async () => {
    const number = await healthOf({ error: 'Phone number not found' }, 404);
    expect(number).not.toHaveProperty('healthStatus');
    expect(number.warnings).toMatchObject([
      { type: 'other', message: expect.stringContaining('health of number 106540352242922') },
    ]);
  });
});

describe('WABAs', () => {
  const node = { id: '102290129340398', name: 'Lucky Shrub', currency: 'USD', status: 'ACTIVE' };
  const metaError = (code: number) => ({ status: 400, body: { error: { message: 'Words.', code } } });

  it('are fetched once each, however many numbers they have', async () => {
    const rows = ['1', '2', '3'].map((id) => row({ phone_number_id: id }));
    const { baseUrl, received } = await serve(({ path }) => ({
      status: 200,
      body: path === numbersPath ? pageOf(...rows, row({ phone_number_id: '4', business_account_id: null })) : node,
    }));
    const { items, warnings } = await listAll(await open({ baseUrl }), 'wabas');
    expect(items).toEqual([node]);
    expect(wabaSchema.parse(items[0])).toEqual(items[0]);
    expect(warnings).toEqual([]);
    expect(received.map(({ path }) => path)).toEqual([numbersPath, '/meta/whatsapp/v24.0/102290129340398']);
  });

  it('have their basic fields where Meta rejects one of the others', async () => {
    const { baseUrl } = await serve(({ path, query }) => {
      if (path === numbersPath) return { status: 200, body: pageOf(row()) };
      return query.fields?.includes('status') ? metaError(100) : { status: 200, body: { ...node, status: undefined } };
    });
    const { items, warnings } = await listAll(await open({ baseUrl }), 'wabas');
    expect(items).toEqual([{ id: '102290129340398', name: 'Lucky Shrub', currency: 'USD' }]);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('102290129340398') }]);
  });

  it('that cannot be read are warnings, unless it is all of them', async () => {
    const rows = [row(), row({ phone_number_id: '2', business_account_id: '7' })];
    const { baseUrl } = await serve(({ path }) => {
      if (path === numbersPath) return { status: 200, body: pageOf(...rows) };
      return path.endsWith('/7') ? metaError(190) : { status: 200, body: node };
    });
    const { items, warnings } = await listAll(await open({ baseUrl }), 'wabas');
    expect(items.map(({ id }) => id)).toEqual(['102290129340398']);
    expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('WABA 7') }]);
  });

  it('with an ID that the project does not have are not-found', async () => {
    const { baseUrl, received } = await serve(() => ({ status: 200, body: pageOf() }));
    const account = await open({ baseUrl });
    await expect(listAll(account, 'wabas', { wabaId: '9' })).rejects.toMatchObject({ code: 'not-found' });
    expect(received.map(({ query }) => query.business_account_id)).toEqual(['9']);
  });
});
