import type { TelnyxNumber, TelnyxWaba } from './model.js';

export function waba(wabaId: string, name: string, changes: Partial<TelnyxWaba> = {}): TelnyxWaba {
  return {
    id: `0192aaaa-bbbb-7ccc-8ddd-${wabaId.slice(-12)}`,
    record_type: 'whatsapp_business_account',
    waba_id: wabaId,
    name,
    status: 'ACTIVE',
    business_verification_status: 'verified',
    account_review_status: 'APPROVED',
    country: 'PT',
    created_at: '2026-03-04T05:06:07Z',
    ...changes,
  };
}

/** A connected number, with `changes`. Its ID ends in its digits. */
export function row(
  { waba_id }: TelnyxWaba,
  phone_number: string,
  display_name: string,
  changes: Partial<TelnyxNumber> = {},
): TelnyxNumber {
  return {
    record_type: 'whatsapp_business_phone_number',
    phone_number,
    phone_number_id: `60${phone_number.slice(1).padStart(16, '0')}`,
    waba_id,
    user_id: '9f1c0c7e-0000-4000-8000-000000000001',
    display_name,
    quality_rating: 'GREEN',
    status: 'CONNECTED',
    enabled: true,
    calling_enabled: false,
    created_at: '2026-03-04T05:06:07Z',
    ...changes,
  };
}

/** The block of a number that may also be used in the WhatsApp Business app. */
export function coexistence(coexistence_state: string | null) {
  return {
    is_on_biz_app: coexistence_state !== null,
    coexistence_state,
    sync_deadline: coexistence_state === 'sync_pending' ? '2026-03-05T05:06:07Z' : null,
    sync_progress:
      coexistence_state === 'syncing'
        ? {
            contacts_status: 'completed',
            history_status: 'in_progress',
            history_phase: 1,
            history_chunk_order: 2,
            history_progress: 40,
          }
        : null,
  };
}
