import type { KapsoNumber, KapsoWaba } from './model.js';

/** A connected number, with `changes`. The last digits of its IDs are those of the number. */
export function numberRow(
  wabaId: string | null,
  printed: string,
  verified_name: string,
  changes: Partial<KapsoNumber> = {},
): KapsoNumber {
  const digits = printed.replace(/\D/g, '');
  const id = `1${digits.padStart(17, '0')}`;
  return {
    id,
    internal_id: `4a5b6c7d-8e9f-4a1b-8c3d-${digits.padStart(12, '0').slice(-12)}`,
    phone_number_id: id,
    name: verified_name,
    business_account_id: wabaId,
    is_coexistence: false,
    inbound_processing_enabled: true,
    calls_enabled: false,
    webhook_verified_at: '2026-01-14T15:10:00Z',
    created_at: '2026-01-14T15:00:00Z',
    updated_at: '2026-02-03T09:30:00Z',
    display_name: verified_name,
    display_phone_number: printed,
    display_phone_number_normalized: digits,
    verified_name,
    quality_rating: 'GREEN',
    throughput_tier: 'TIER_10K',
    whatsapp_business_manager_messaging_limit: '10000',
    customer_id: null,
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    status: 'CONNECTED',
    is_official_business_account: false,
    is_pin_enabled: true,
    ...changes,
  };
}

/** A WABA in good order, with `changes`. */
export function wabaNode(id: string, name: string, changes: Partial<KapsoWaba> = {}): KapsoWaba {
  return {
    id,
    name,
    currency: 'USD',
    timezone_id: '93',
    message_template_namespace: `58e6d318_b627_4112_b9c7_${id.slice(-12)}`,
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    country: 'PE',
    ownership_type: 'CLIENT_OWNED',
    status: 'ACTIVE',
    whatsapp_business_manager_messaging_limit: 'TIER_10K',
    ...changes,
  };
}
