import { leipzigChannels } from './fleet-leipzig.js';
import type { DialogFleet } from './model.js';

const entity = (entity_type: string, id: string, can_send_message = 'AVAILABLE', more: object = {}) => ({
  entity_type,
  id,
  can_send_message,
  ...more,
});

const remark = {
  error_code: 141_006,
  error_description: 'There is an error with the payment method.',
  possible_solution: 'There was an error with your payment method. Please add a new one.',
};

/** A partner with every word, and two numbers, each with its API key. The second one has the documented fields only. */
export const dialogFleet: DialogFleet = {
  partners: [
    {
      account: 'leipzig',
      apiKey: 'sandbox-dialog-partner-key-not-real',
      partnerId: 'LeIpZiGPA',
      channels: leipzigChannels,
    },
  ],
  numbers: [
    {
      account: 'dresden',
      apiKey: 'sandbox-dialog-key-dresden-not-real',
      fields: {
        id: '108360000000000001',
        display_phone_number: '+49 171 3920051',
        verified_name: 'Dresden Porzellan',
        status: 'CONNECTED',
        quality_rating: 'GREEN',
        name_status: 'APPROVED',
        code_verification_status: 'VERIFIED',
        whatsapp_business_manager_messaging_limit: 'TIER_2K',
        throughput: { level: 'STANDARD' },
        platform_type: 'CLOUD_API',
        account_mode: 'LIVE',
        is_official_business_account: false,
      },
      health: {
        can_send_message: 'LIMITED',
        entities: [
          entity('PHONE_NUMBER', '108360000000000001'),
          entity('WABA', '208360000000000001', 'LIMITED', { errors: [remark] }),
          entity('BUSINESS', '308360000000000001'),
          entity('APP', '408360000000000001'),
        ],
      },
    },
    {
      account: 'meissen',
      apiKey: 'sandbox-dialog-key-meissen-not-real',
      fields: {
        id: '108360000000000002',
        display_phone_number: '+49 171 3920052',
        verified_name: 'Meißen Fähre',
        quality_rating: 'YELLOW',
        name_status: 'PENDING_REVIEW',
      },
      health: {
        can_send_message: 'BLOCKED',
        entities: [
          entity('PHONE_NUMBER', '108360000000000002', 'AVAILABLE', { can_receive_call_sip: 'BLOCKED' }),
          entity('WABA', '208360000000000002'),
          entity('BUSINESS', '308360000000000002'),
          entity('APP', '408360000000000001'),
        ],
      },
    },
  ],
};
