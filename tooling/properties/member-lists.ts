import { type Recording, recordings } from './recordings.js';

/** A listing of which every member of the answer is replaced in turn. */
export interface MemberList {
  readonly name: string;
  readonly recording: Recording;
  /** Position of the exchange that holds the rows. */
  readonly position: number;
  /** A row with every member that the provider reads; the number makes it another than its neighbors. */
  readonly rowOf: (index: number) => object;
  /** The answer around the rows, with every member that the provider reads; the rows alone where they are the answer. */
  readonly bodyOf: (rows: readonly unknown[]) => unknown;
  /** Members, in dots, that say where the rows are or whether the call succeeded: a listing may fail without them. */
  readonly decisive: readonly string[];
  /** Members of a row without which it is no row. */
  readonly identity: readonly string[];
}

export function recordingOf(name: string): Recording {
  const found = recordings.find((recording) => recording.name === name);
  if (found === undefined) throw new Error(`There is no recording ${name}.`);
  return found;
}

const phoneOf = (index: number) => `+1 631 555 ${1000 + index}`;
const time = '2025-12-16T15:46:51.000+08:00';

const nxcloudRow = (index: number) => ({
  display_phone_number: phoneOf(index),
  verified_name: `Name ${index}`,
  status: 'CONNECTED',
  quality_rating: 'GREEN',
  current_limit: 'TIER_1K',
  name_status: 'APPROVED',
  code_verification_status: 'VERIFIED',
  register_status: 5,
  waba_id: `77${index}`,
  waba_name: `WABA ${index}`,
});

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

export const memberLists: readonly MemberList[] = [
  {
    name: 'numbers of alibaba',
    recording: recordingOf('numbers of alibaba/list-numbers'),
    position: 0,
    rowOf: (index) => ({
      PhoneNumber: phoneOf(index),
      VerifiedName: `Name ${index}`,
      Status: 'CONNECTED',
      QualityRating: 'GREEN',
      MessagingLimitTier: 'TIER_1K',
      CodeVerificationStatus: 'VERIFIED',
      NameStatus: 'APPROVED',
      NewNameStatus: 'DECLINED',
      StatusCallbackUrl: 'https://hooks.example/status',
      StatusQueue: 'status-queue',
      UpCallbackUrl: 'https://hooks.example/up',
      UpQueue: 'up-queue',
      IsOfficial: 'Y',
    }),
    bodyOf: (PhoneNumbers) => ({ Code: 'OK', Message: 'OK', RequestId: '90E6', Success: true, PhoneNumbers }),
    decisive: ['Success', 'PhoneNumbers'],
    identity: ['PhoneNumber'],
  },
  {
    name: 'WABAs of alibaba',
    recording: recordingOf('wabas of alibaba/get-wabas'),
    position: 0,
    rowOf: (index) => ({
      Id: `2039${index}`,
      Name: `WABA ${index}`,
      Currency: 'USD',
      AccountReviewStatus: 'APPROVED',
      MessageTemplateNamespace: 'a-b-c',
      BusinessId: '5000',
      BusinessName: 'Business',
      PrimaryBusinessLocation: 'SG',
      MarketingMessageLiteStatus: 'Y',
      IsOnBizApp: 'N',
    }),
    bodyOf: (Data) => ({ Code: 'OK', Message: 'OK', RequestId: '90E6', Success: true, Data }),
    decisive: ['Success', 'Data'],
    identity: ['Id'],
  },
  {
    name: 'the business of a WABA of alibaba',
    recording: recordingOf('wabas of alibaba/get-wabas'),
    position: 1,
    rowOf: () => ({ BusinessId: '5000', BusinessName: 'Business', VerificationStatus: 'verified' }),
    bodyOf: ([Data]) => ({ Code: 'OK', Message: 'OK', RequestId: '90E6', Success: true, Data }),
    decisive: ['Success', 'Code'],
    identity: [],
  },
  {
    name: 'numbers of antgst',
    recording: recordingOf('numbers of antgst/two-pages'),
    position: 0,
    rowOf: (index) => ({
      wabaId: `3050${index}`,
      phoneNumberId: `7000${index}`,
      displayPhoneNumber: phoneOf(index),
      verifiedName: `Name ${index}`,
      status: 'CONNECTED',
      qualityRating: 'GREEN',
      codeVerificationStatus: 'VERIFIED',
      throughput: 'STANDARD',
      messagingLimitTier: 'TIER_2K',
      createTime: time,
      updateTime: time,
    }),
    bodyOf: (data) => ({ data, total: data.length, size: 100, current: 1, pages: 1 }),
    decisive: ['data'],
    identity: [],
  },
  {
    name: 'WABAs of antgst',
    recording: recordingOf('wabas of antgst/business-accounts'),
    position: 0,
    rowOf: (index) => ({
      wabaId: `3050${index}`,
      name: `WABA ${index}`,
      status: 'ACTIVE',
      businessVerificationStatus: 'verified',
      accountReviewStatus: 'APPROVED',
      whatsappBusinessManagerMessagingLimit: 'TIER_2K',
      createTime: time,
      updateTime: time,
    }),
    bodyOf: (data) => ({ data, total: data.length, size: 100, current: 1, pages: 1 }),
    decisive: ['data'],
    identity: ['wabaId'],
  },
  {
    name: 'numbers of awal',
    recording: recordingOf('numbers of awal/list-numbers'),
    position: 0,
    rowOf: (index) => ({
      id: 900 + index,
      phone_number: phoneOf(index),
      phone_number_id: `98${index}`,
      verified_name: `Name ${index}`,
      quality_rating: 'GREEN',
      status: 'CONNECTED',
      message_template_count: 4,
      created_at: time,
      updated_at: time,
    }),
    bodyOf: (data) => ({ status: true, data, message: 'Listed.', request_id: 'r-1' }),
    decisive: ['data'],
    identity: [],
  },
  {
    name: 'numbers of meta',
    recording: recordingOf('numbers of meta/numbers'),
    position: 1,
    rowOf: (index) => ({
      id: `1063${index}`,
      display_phone_number: phoneOf(index),
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
  {
    name: 'numbers of nxcloud',
    recording: recordingOf('numbers of nxcloud/phone-list'),
    position: 0,
    rowOf: nxcloudRow,
    bodyOf: (data) => ({ code: 0, message: 'Request successful', data }),
    decisive: ['code', 'data'],
    identity: ['display_phone_number'],
  },
  {
    name: 'numbers of nxcloud in a map',
    recording: recordingOf('numbers of nxcloud/get-phone'),
    position: 1,
    rowOf: nxcloudRow,
    bodyOf: (rows) => ({
      code: 0,
      data: Object.fromEntries(rows.map((row, index) => [`1631555${1000 + index}`, [row]])),
    }),
    decisive: ['code', 'data'],
    identity: ['display_phone_number'],
  },
  {
    name: 'WABAs of nxcloud',
    recording: recordingOf('wabas of nxcloud/phone-list'),
    position: 0,
    rowOf: nxcloudRow,
    bodyOf: (data) => ({ code: 0, message: 'Request successful', data }),
    decisive: ['code', 'data'],
    identity: ['waba_id'],
  },
];
