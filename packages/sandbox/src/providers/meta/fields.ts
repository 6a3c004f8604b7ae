import type { JsonMap } from '../../json.js';
import { nonexisting } from './errors.js';
import type { MetaApp, MetaFields } from './model.js';

export type NodeType = 'Business' | 'WhatsAppBusinessAccount' | 'WhatsAppBusinessPhoneNumber';

/** Fields of the Graph API reference for each type of node. */
const known: Readonly<Record<NodeType, readonly string[]>> = {
  Business: ['id', 'name', 'timezone_id', 'verification_status', 'created_time', 'primary_page'],
  WhatsAppBusinessAccount: [
    ...['id', 'name', 'account_review_status', 'business_verification_status', 'country', 'creation_time', 'currency'],
    ...['health_status', 'is_enabled_for_insights', 'is_shared_with_partners', 'linked_commerce_account'],
    ...['marketing_messages_lite_api_status', 'marketing_messages_onboarding_status', 'message_template_namespace'],
    ...['on_behalf_of_business_info', 'owner_business', 'owner_business_info', 'ownership_type'],
    ...['primary_business_location', 'primary_funding_id', 'purchase_order_number', 'status', 'timezone_id'],
    ...['auth_international_rate_eligibility', 'whatsapp_business_manager_messaging_limit', 'subscribed_apps'],
  ],
  WhatsAppBusinessPhoneNumber: [
    ...['id', 'display_phone_number', 'verified_name', 'quality_rating', 'quality_score', 'status'],
    ...['code_verification_status', 'name_status', 'new_name_status', 'new_display_name', 'certificate'],
    ...['new_certificate', 'messaging_limit_tier', 'whatsapp_business_manager_messaging_limit', 'throughput'],
    ...['platform_type', 'account_mode', 'is_official_business_account', 'is_pin_enabled', 'is_preverified_number'],
    ...['is_on_biz_app', 'search_visibility', 'eligibility_for_api_business_global_search', 'health_status'],
    ...['last_onboarded_time', 'webhook_configuration', 'conversational_automation'],
  ],
};

const defaults: Readonly<Record<NodeType, readonly string[]>> = {
  Business: ['id', 'name'],
  WhatsAppBusinessAccount: ['id', 'name', 'timezone_id', 'message_template_namespace'],
  WhatsAppBusinessPhoneNumber: [
    ...['verified_name', 'code_verification_status', 'display_phone_number', 'quality_rating', 'platform_type'],
    ...['throughput', 'last_onboarded_time', 'webhook_configuration', 'id'],
  ],
};

/**
 * Checks the requested fields and returns a function that picks them, always with the ID. A field that does not exist
 * fails the whole request, even if there is no node.
 * @param version Major version: a field of later versions does not exist.
 */
export function requestedFields(
  type: NodeType,
  query: URLSearchParams,
  version: number,
  app: MetaApp,
): (node: MetaFields) => JsonMap {
  const requested = namesOf(query) ?? defaults[type];
  for (const field of requested) {
    const tooNew = field === 'whatsapp_business_manager_messaging_limit' && version < 24;
    if (tooNew || !known[type].includes(field)) throw nonexisting(field, type, app);
  }
  return (node) => Object.fromEntries([...new Set([...requested, 'id'])].map((field) => [field, node[field]]));
}

/** Whether the query names more than the default fields. */
export function requestsMore(type: NodeType, query: URLSearchParams): boolean {
  return (namesOf(query) ?? []).some((field) => !defaults[type].includes(field));
}

/** The fields that the query names; undefined if it names none. */
export function namesOf(query: URLSearchParams): string[] | undefined {
  return query
    .get('fields')
    ?.split(',')
    .map((field) => field.trim())
    .filter(Boolean);
}
