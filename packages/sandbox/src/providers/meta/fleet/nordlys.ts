import type { MetaBusiness, MetaWabaNode } from '../model.js';
import { healthOfNumber, healthOfWaba, type NodeEntities, number } from './row.js';

export const nordlysAppId = '634974688000001';
const id = '506914307000001';
const retail: NodeEntities = { wabaId: '10229012934000001', businessId: id, appId: nordlysAppId };
const labs: NodeEntities = {
  ...retail,
  wabaId: '10229012934000002',
  problems: {
    WABA: {
      can_send_message: 'BLOCKED',
      errors: [
        {
          error_description: 'The account was rejected in review.',
          possible_solution: 'Request another review in Business Support Home.',
        },
      ],
    },
  },
};

/** Owns a WABA with numbers in all states, and an empty one. Another business shares a third with it. */
export const nordlys: MetaBusiness = {
  id,
  name: 'Nordlys Handel AS',
  owned: [retail.wabaId, labs.wabaId],
  shared: ['10229012934000003'],
};

const limit = { whatsapp_business_manager_messaging_limit: 'TIER_2K' };
export const nordlysWabas: readonly MetaWabaNode[] = [
  {
    fields: {
      id: retail.wabaId,
      name: 'Nordlys Retail',
      currency: 'NOK',
      account_review_status: 'APPROVED',
      status: 'ACTIVE',
      business_verification_status: 'verified',
      ownership_type: 'SELF',
      country: 'NO',
      primary_business_location: 'NO',
      timezone_id: '98',
      creation_time: 1_704_067_200,
      message_template_namespace: 'b6a0c2f4_1d3e_4f5a_9b8c_7d6e5f4a3b2c',
      is_enabled_for_insights: true,
      marketing_messages_onboarding_status: 'ELIGIBLE',
      owner_business_info: { name: nordlys.name, id },
      health_status: healthOfWaba(retail),
      ...limit,
    },
    numbers: [
      number('10634052200000001', '+47 21 23 45 01', 'Nordlys', retail, {
        is_official_business_account: true,
        name_status: 'AVAILABLE_WITHOUT_REVIEW',
        throughput: { level: 'HIGH' },
        ...limit,
      }),
      number('10634052200000002', '+47 21 23 45 02', 'Nordlys Kundeservice', retail, {
        quality_rating: 'YELLOW',
        is_on_biz_app: true,
        // It can send messages. Meta includes problems with calls in the overall verdict.
        health_status: healthOfNumber('10634052200000002', retail, {
          PHONE_NUMBER: {
            can_send_message: 'AVAILABLE',
            can_receive_call_sip: 'BLOCKED',
            errors: [
              {
                error_code: 138024,
                error_description: 'The number has no SIP server.',
                possible_solution: 'Set a SIP server in the calling settings of the number.',
              },
            ],
          },
        }),
        webhook_configuration: {
          application: 'https://hooks.nordlys.example/whatsapp',
          phone_number: 'https://nordlys:not-a-real-password@hooks.nordlys.example/service',
        },
        ...limit,
      }),
      number('10634052200000003', '+47 21 23 45 03', 'Nordlys Salg', retail, {
        status: 'FLAGGED',
        quality_rating: 'RED',
        health_status: healthOfNumber('10634052200000003', retail, {
          PHONE_NUMBER: {
            can_send_message: 'LIMITED',
            additional_info: ['Recipients rate the messages of this number low.'],
          },
        }),
        ...limit,
      }),
      number('10634052200000004', '+47 21 23 45 04', 'Nordlys Pluss', retail, {
        status: 'PENDING',
        health_status: undefined,
        quality_rating: 'NA',
        throughput: { level: 'NOT_APPLICABLE' },
        platform_type: 'NOT_APPLICABLE',
        ...limit,
      }),
      number('10634052200000005', '+47 21 23 45 05', 'Nordlys Verksted', retail, {
        status: 'RESTRICTED',
        health_status: healthOfNumber('10634052200000005', retail, {
          PHONE_NUMBER: {
            can_send_message: 'BLOCKED',
            errors: [
              {
                error_description: 'The number is restricted for spam.',
                possible_solution: 'Request a review in Business Support Home.',
              },
            ],
          },
        }),
        ...limit,
      }),
      number('10634052200000006', '+46 8 123 456 06', 'Norrsken Handel', retail, {
        name_status: 'PENDING_REVIEW',
        code_verification_status: 'UNVERIFIED',
        new_name_status: 'DECLINED',
        new_display_name: 'Norrsken!!!',
        ...limit,
      }),
    ],
  },
  {
    fields: {
      id: labs.wabaId,
      name: 'Nordlys Labs',
      currency: 'NOK',
      account_review_status: 'REJECTED',
      status: 'ACTIVE',
      business_verification_status: 'verified',
      ownership_type: 'SELF',
      country: 'NO',
      timezone_id: '98',
      creation_time: 1_760_000_000,
      message_template_namespace: 'c7b1d3a5_2e4f_4a6b_8c9d_0e1f2a3b4c5d',
      owner_business_info: { name: nordlys.name, id },
      health_status: healthOfWaba(labs),
      ...limit,
    },
    numbers: [],
  },
];
