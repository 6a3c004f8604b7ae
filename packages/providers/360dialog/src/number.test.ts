import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { apiKey, numberWith, openAccount, serve } from './__fixtures__/account.js';
import health from './__fixtures__/health-status.json' with { type: 'json' };

const documented = health[0]?.response.body;
const entity = (entity_type: string, can_send_message: unknown, more: object = {}) => ({
  entity_type,
  id: `${entity_type}-1`,
  can_send_message,
  ...more,
});

async function healthOf(can_send_message: unknown, ...entities: readonly object[]) {
  const account = await numberWith({ id: '1083', health_status: { can_send_message, entities } });
  const { items, warnings } = await listAll(account, 'numbers');
  return { health: items[0]?.healthStatus, warnings };
}

it('the number of a key has the words of Meta, and the issues of its health', async () => {
  expect(await listAll(await numberWith(documented), 'numbers')).toEqual({
    items: [
      {
        id: '108360000000000001',
        phoneNumber: '+491713920051',
        displayPhoneNumber: '+49 171 3920051',
        phoneNumberId: '108360000000000001',
        wabaId: '208360000000000001',
        verifiedName: 'Acme GmbH',
        status: 'CONNECTED',
        qualityRating: 'GREEN',
        messagingLimit: { tier: 'TIER_2K', perDay: 2000, scope: 'portfolio' },
        nameStatus: 'APPROVED',
        codeVerificationStatus: 'VERIFIED',
        throughput: 'STANDARD',
        isOfficialBusinessAccount: false,
        platformType: 'CLOUD_API',
        accountMode: 'LIVE',
        healthStatus: {
          canSendMessage: 'LIMITED',
          issues: [
            {
              entity: 'WABA',
              canSendMessage: 'LIMITED',
              code: 141006,
              description: 'There is an error with the payment method.',
              solution: 'Please add a new one.',
            },
          ],
        },
      },
    ],
    warnings: [],
  });
});

it('its WABA is known by IDs', async () => {
  expect(await listAll(await numberWith(documented), 'wabas')).toEqual({
    items: [{ id: '208360000000000001', businessId: '308360000000000001' }],
    warnings: [],
  });
  expect(await listAll(await numberWith({ id: '1083' }), 'wabas')).toEqual({ items: [], warnings: [] });
});

it('the ID of the number is that of its entity if the response has no other', async () => {
  const { items } = await listAll(
    await numberWith({
      health_status: { can_send_message: 'AVAILABLE', entities: [entity('PHONE_NUMBER', 'AVAILABLE')] },
    }),
    'numbers',
  );
  expect(items).toEqual([
    { id: 'PHONE_NUMBER-1', phoneNumberId: 'PHONE_NUMBER-1', healthStatus: { canSendMessage: 'AVAILABLE' } },
  ]);
});

it('calls do not block messages, and an entity without an error is one issue', async () => {
  const ofCalls = { entity: 'PHONE_NUMBER', canSendMessage: 'AVAILABLE', about: 'calls' };
  const calls = entity('PHONE_NUMBER', 'AVAILABLE', { can_receive_call_sip: 'BLOCKED' });
  expect(await healthOf('BLOCKED', calls, entity('WABA', 'AVAILABLE'))).toEqual({
    health: { canSendMessage: 'AVAILABLE', issues: [ofCalls] },
    warnings: [],
  });
  expect(await healthOf('BLOCKED', calls, entity('WABA', 'BLOCKED'))).toEqual({
    health: { canSendMessage: 'BLOCKED', issues: [ofCalls, { entity: 'WABA', canSendMessage: 'BLOCKED' }] },
    warnings: [],
  });
});

it('an unknown word of health is UNKNOWN, with a warning', async () => {
  expect(await healthOf('ASLEEP', entity('WABA', 'ASLEEP'))).toMatchObject({
    health: { canSendMessage: 'UNKNOWN', issues: [{ entity: 'WABA', canSendMessage: 'UNKNOWN' }] },
    warnings: ['ASLEEP', 'ASLEEP'].map((raw) => ({ type: 'unknown-value', field: 'healthStatus', raw })),
  });
});

it('fields that are rejected are left out of a second request', async () => {
  const { baseUrl, received } = await serve(({ query }) =>
    String(query.fields).includes('throughput')
      ? { status: 400, body: { error: { code: 100, message: '(#100) nonexisting field' } } }
      : { status: 200, body: { id: '1083', verified_name: 'Acme' } },
  );
  const { items } = await listAll(await openAccount({ baseUrl }), 'numbers');
  expect(items).toEqual([{ id: '1083', phoneNumberId: '1083', verifiedName: 'Acme' }]);
  expect(received.map(({ path, query, headers }) => [path, query.fields, headers['d360-api-key']])).toEqual([
    ['/health_status', expect.stringContaining('throughput'), apiKey],
    ['/health_status', 'id,display_phone_number,verified_name,name_status,quality_rating', apiKey],
  ]);
});

it('each kind of account has its own documented address', async () => {
  const requested: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    requested.push(new URL(String(input)).href.replace(/\?.*/, ''));
    return Response.json({ id: '1083', partner_channels: [] });
  };
  await listAll(await openAccount({}, { fetch }), 'numbers');
  await listAll(await openAccount({ partnerId: 'AbC123PA' }, { fetch }), 'numbers');
  expect(requested).toEqual([
    'https://waba-v2.360dialog.io/health_status',
    'https://hub.360dialog.io/api/v2/partners/AbC123PA/channels',
  ]);
});
