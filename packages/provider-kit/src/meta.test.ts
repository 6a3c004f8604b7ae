import { phoneNumberSchema, type Warning, wabaSchema } from '@wabascope/core';
import { expect, it } from 'vitest';
import { createRowReader } from './index.js';
import {
  type MetaHealth,
  metaHealth,
  metaNumber,
  metaWaba,
  readMetaNumber,
  readMetaWaba,
  toHealthStatus,
} from './meta.js';

function healthOf(health: MetaHealth | null | undefined) {
  const warnings: Warning[] = [];
  return { health: toHealthStatus(health, createRowReader(warnings, 0)), raw: warnings.map(({ raw }) => raw) };
}

const payment = { error_code: '141006', error_description: 'The payment method fails.', possible_solution: 'Add one.' };
const calls = { error_code: 138_018, error_description: 'Calls are not set up.' };

it('a health has an issue for each error, each remark, and each entity without either that is not AVAILABLE', () => {
  const health = metaHealth.parse({
    can_send_message: 'BLOCKED',
    entities: [
      { entity_type: 'PHONE_NUMBER', can_send_message: 'LIMITED', additional_info: ['Not approved.'] },
      { entity_type: 'WABA', can_send_message: 'BLOCKED', errors: [payment] },
      { entity_type: 'BUSINESS', can_send_message: 'LIMITED' },
      { can_send_message: 'AVAILABLE', errors: null },
    ],
  });
  expect(healthOf(health)).toEqual({
    health: {
      canSendMessage: 'BLOCKED',
      issues: [
        { entity: 'PHONE_NUMBER', canSendMessage: 'LIMITED', description: 'Not approved.' },
        {
          entity: 'WABA',
          canSendMessage: 'BLOCKED',
          code: 141_006,
          description: 'The payment method fails.',
          solution: 'Add one.',
        },
        { entity: 'BUSINESS', canSendMessage: 'LIMITED' },
      ],
    },
    raw: [],
  });
});

it.each([
  ['BLOCKED', [{ can_send_message: 'AVAILABLE', can_receive_call_sip: 'BLOCKED' }], 'AVAILABLE'],
  ['BLOCKED', [{ can_send_message: 'AVAILABLE', errors: [calls] }], 'AVAILABLE'],
  ['BLOCKED', [{ can_send_message: 'LIMITED', errors: [calls] }], 'LIMITED'],
  ['BLOCKED', [{ can_send_message: 'BLOCKED', errors: [calls] }], 'BLOCKED'],
  ['BLOCKED', [{ errors: [calls] }], 'BLOCKED'],
  ['BLOCKED', [{ can_send_message: 'ASLEEP', errors: [calls] }], 'BLOCKED'],
  ['BLOCKED', [{ can_send_message: 'AVAILABLE' }], 'BLOCKED'],
  ['BLOCKED', [], 'BLOCKED'],
  [undefined, [{ can_send_message: 'LIMITED' }], 'UNKNOWN'],
] as const)('the overall word %s with %j is about messages: %s', (can_send_message, entities, expected) => {
  expect(healthOf({ can_send_message, entities }).health?.canSendMessage).toBe(expected);
});

it('an issue that is only about calls is marked', () => {
  const { health } = healthOf({
    can_send_message: 'BLOCKED',
    entities: [{ can_send_message: 'AVAILABLE', errors: [calls] }],
  });
  expect(health?.issues).toEqual([
    {
      entity: 'UNKNOWN',
      canSendMessage: 'AVAILABLE',
      about: 'calls',
      code: 138_018,
      description: 'Calls are not set up.',
    },
  ]);
});

it('an unknown word is UNKNOWN, with a warning', () => {
  expect(healthOf({ can_send_message: 'ASLEEP', entities: [{ can_send_message: 'DROWSY' }] })).toEqual({
    health: { canSendMessage: 'UNKNOWN', issues: [{ entity: 'UNKNOWN', canSendMessage: 'UNKNOWN' }] },
    raw: ['ASLEEP', 'DROWSY'],
  });
});

it.each([undefined, null, {}, { entities: [] }])('%j has no health', (health) => {
  expect(healthOf(health)).toEqual({ health: undefined, raw: [] });
});

it('every member of a number and of a WABA becomes a field of the model', () => {
  const warnings: Warning[] = [];
  const number = readMetaNumber(
    metaNumber.parse({
      verified_name: 'Lucky Shrub',
      status: 'CONNECTED',
      quality_rating: 'GREEN',
      name_status: 'APPROVED',
      new_name_status: 'PENDING_REVIEW',
      code_verification_status: 'VERIFIED',
      throughput: { level: 'STANDARD' },
      is_official_business_account: true,
      platform_type: 'CLOUD_API',
      account_mode: 'LIVE',
      health_status: { can_send_message: 'AVAILABLE' },
    }),
    createRowReader(warnings, 0),
  );
  expect(Object.keys(number)).toHaveLength(Object.keys(metaNumber.shape).length);
  expect(phoneNumberSchema.parse({ id: '1', ...number })).toEqual({ id: '1', ...number });
  const waba = readMetaWaba(
    metaWaba.parse({
      name: 'Lucky Shrub',
      currency: 'USD',
      account_review_status: 'APPROVED',
      message_template_namespace: '58e6d318',
      status: 'ACTIVE',
      business_verification_status: 'verified',
      ownership_type: 'SELF',
      country: 'US',
      timezone_id: 1,
      whatsapp_business_manager_messaging_limit: 'TIER_1K',
      health_status: { can_send_message: 'AVAILABLE' },
    }),
    createRowReader(warnings, 0),
  );
  expect(Object.keys(waba)).toHaveLength(Object.keys(metaWaba.shape).length);
  expect(wabaSchema.parse({ id: '2', ...waba })).toEqual({ id: '2', ...waba });
  expect(waba.messagingLimit).toEqual({ tier: 'TIER_1K', perDay: 1_000, scope: 'portfolio' });
  expect(warnings).toEqual([]);
});

it('a node without members has no fields', () => {
  expect(readMetaNumber({}, createRowReader([], 0))).toEqual({});
  expect(readMetaWaba({}, createRowReader([], 0))).toEqual({});
});
