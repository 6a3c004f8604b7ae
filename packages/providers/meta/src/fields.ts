// Certificates are never requested: they are secrets of the number.

const ofNumber = [
  'id',
  'display_phone_number',
  'verified_name',
  'quality_rating',
  'code_verification_status',
  'name_status',
  'status',
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

/** Begins with the defaults of older versions. A business portfolio has no namespace, so its ID is not taken for that of a WABA. */
const ofWaba = [
  'id',
  'name',
  'timezone_id',
  'message_template_namespace',
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

/** The fields of each number of a WABA (Graph API reference, "WhatsApp Business Account To Number Current Status"). */
export function numberFields(apiVersion: string): string[] {
  return [...ofNumber, ...portfolioLimit(apiVersion)];
}

/** The fields of a WABA (Graph API reference, "WhatsApp Business Account"). */
export function wabaFields(apiVersion: string): string[] {
  return [...ofWaba, ...portfolioLimit(apiVersion), ...ofOwner];
}

/** Missing in the newest reference, but still returned; it requires the permission business_management. */
export const ofOwner = ['owner_business_info'];

/** An edge, which Meta returns as a field too ("Field expansion"). */
export const edgeOfApps = ['subscribed_apps'];

/** Since v24.0 the limit is that of the business portfolio ("Messaging limits"). */
function portfolioLimit(apiVersion: string): string[] {
  return Number(apiVersion.slice(1)) >= 24 ? ['whatsapp_business_manager_messaging_limit'] : [];
}
