import type { FieldSet } from './field-choice.js';

// Meta refuses a whole request for one field that the version does not have, so that each list has a smaller one to
// fall back on. Certificates are never asked for: they are secrets of the number.

const leastOfNumber = [
  'id',
  'display_phone_number',
  'verified_name',
  'quality_rating',
  'code_verification_status',
  'name_status',
  'status',
];
const moreOfNumber = [
  'new_name_status',
  'new_display_name',
  'messaging_limit_tier',
  'throughput',
  'platform_type',
  'account_mode',
  'is_official_business_account',
  'is_pin_enabled',
  'is_preverified_number',
  'is_on_biz_app',
  'search_visibility',
  'eligibility_for_api_business_global_search',
  'last_onboarded_time',
  'webhook_configuration',
  'health_status',
];

/** The defaults of older versions. A business portfolio has no namespace, so its ID is not taken for that of a WABA. */
const leastOfWaba = ['id', 'name', 'timezone_id', 'message_template_namespace'];
const moreOfWaba = [
  'currency',
  'account_review_status',
  'status',
  'business_verification_status',
  'ownership_type',
  'country',
  'primary_business_location',
  'creation_time',
  'is_enabled_for_insights',
  'marketing_messages_onboarding_status',
  'health_status',
];

/** What is asked of each number of a WABA (Graph API reference, "WhatsApp Business Account To Number Current Status"). */
export function numberFieldSets(apiVersion: string): readonly [FieldSet, ...FieldSet[]] {
  return [
    { fields: [...leastOfNumber, ...moreOfNumber, ...portfolioLimit(apiVersion)].join() },
    {
      fields: leastOfNumber.join(),
      lacks:
        'messaging limit, throughput, platform, account mode, new display name, official business account, callbacks and health of the numbers',
    },
  ];
}

/** What is asked of a WABA (Graph API reference, "WhatsApp Business Account"). */
export function wabaFieldSets(apiVersion: string): readonly [FieldSet, ...FieldSet[]] {
  const common = [...leastOfWaba, ...moreOfWaba, ...portfolioLimit(apiVersion)];
  return [
    { fields: [...common, 'owner_business_info'].join() },
    // Gone from the newest reference, though still answered.
    { fields: common.join(), lacks: 'owner of the WABAs' },
    {
      fields: leastOfWaba.join(),
      lacks:
        'currency, reviews, status, ownership, country, messaging limit, health, time of creation and owner of the WABAs',
    },
  ];
}

/** Since v24.0 the limit is that of the business portfolio ("Messaging limits"). */
function portfolioLimit(apiVersion: string): string[] {
  return Number(apiVersion.slice(1)) >= 24 ? ['whatsapp_business_manager_messaging_limit'] : [];
}
