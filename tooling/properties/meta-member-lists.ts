import type { MemberList } from './check-members.js';
import { recordingOf } from './recordings.js';

const health = {
  can_send_message: 'LIMITED',
  entities: [
    {
      entity_type: 'PHONE_NUMBER',
      id: '1',
      can_send_message: 'LIMITED',
      additional_info: ['Your display name is not approved.', 'Check it.'],
    },
    {
      entity_type: 'WABA',
      id: '2',
      can_send_message: 'BLOCKED',
      errors: [
        { error_code: 141006, error_description: 'No payment method.', possible_solution: 'Add one.' },
        { error_code: 141007, error_description: 'No name.', possible_solution: 'Add a name.' },
      ],
    },
  ],
};

/** The listings of Meta. */
export const metaMemberLists: readonly MemberList[] = [
  {
    name: 'numbers of meta',
    recording: recordingOf('numbers of meta/numbers'),
    position: 1,
    rowOf: (index) => ({
      id: `1063${index}`,
      display_phone_number: `+1 631 555 ${1000 + index}`,
      verified_name: `Name ${index}`,
      status: 'CONNECTED',
      quality_rating: 'GREEN',
      code_verification_status: 'VERIFIED',
      name_status: 'APPROVED',
      new_name_status: 'DECLINED',
      new_display_name: 'New name',
      whatsapp_business_manager_messaging_limit: 'TIER_2K',
      messaging_limit_tier: 'TIER_1K',
      throughput: { level: 'STANDARD' },
      platform_type: 'CLOUD_API',
      account_mode: 'LIVE',
      is_official_business_account: true,
      is_pin_enabled: true,
      is_preverified_number: false,
      is_on_biz_app: false,
      search_visibility: 'VISIBLE',
      eligibility_for_api_business_global_search: 'NON_ELIGIBLE',
      last_onboarded_time: '2024-05-14T07:46:51+0000',
      webhook_configuration: { application: 'https://a.example', phone_number: 'https://c.example' },
      health_status: health,
    }),
    bodyOf: (data) => ({ data, paging: { cursors: { before: 'b', after: 'a' } } }),
    decisive: ['data'],
    identity: [],
  },
  {
    name: 'a WABA of meta',
    recording: recordingOf('wabas of meta/wabas'),
    position: 0,
    rowOf: () => ({
      id: '102290129340398',
      name: 'WABA',
      currency: 'USD',
      account_review_status: 'APPROVED',
      message_template_namespace: 'a_b_c',
      status: 'ACTIVE',
      business_verification_status: 'verified',
      ownership_type: 'SELF',
      country: 'US',
      primary_business_location: 'US',
      timezone_id: '1',
      creation_time: 1569783261,
      is_enabled_for_insights: true,
      marketing_messages_onboarding_status: 'ELIGIBLE',
      whatsapp_business_manager_messaging_limit: 'TIER_2K',
      owner_business_info: { id: '5069', name: 'Business' },
      health_status: health,
    }),
    bodyOf: ([row]) => row,
    decisive: [],
    identity: [],
  },
];
