import type { JsonMap } from '../../json.js';

/** A row of `phone_numbers`. Telnyx documents the members of the first block, and no words. */
export type TelnyxNumber = {
  readonly record_type: 'whatsapp_business_phone_number';
  /** E.164 with `+`. */
  readonly phone_number: string;
  readonly phone_number_id: string;
  /** Meta's ID. */
  readonly waba_id: string;
  readonly user_id: string;
  readonly display_name: string;
  readonly quality_rating: string;
  readonly status: string;
  readonly enabled: boolean;
  readonly calling_enabled: boolean;
  readonly created_at: string;
  /** An older page of the documentation does not have this block. */
  readonly is_on_biz_app?: boolean;
  readonly coexistence_state?: string | null;
  readonly sync_deadline?: string | null;
  readonly sync_progress?: JsonMap | null;

  readonly display_name_status?: string;
  readonly messaging_limit?: string;
  readonly messaging_limit_tier?: string;
};

/** A row of `business_accounts`. `phone_numbers_count` is counted. */
export type TelnyxWaba = {
  /** Telnyx's ID: a UUID. */
  readonly id: string;
  readonly record_type: 'whatsapp_business_account';
  /** Meta's ID. */
  readonly waba_id: string;
  readonly name: string;
  readonly status: string;
  readonly business_verification_status: string;
  readonly account_review_status: string;
  readonly country: string;
  readonly created_at: string;
  /** Not documented. */
  readonly messaging_limit_tier?: string;
};

/** What one API key may read. */
export interface TelnyxAccount {
  /** The name that `accounts()` gives to it. */
  readonly account: string;
  readonly apiKey: string;
  /** The key has no permission for WhatsApp. */
  readonly isRestricted?: true;
  /** Responses have no `meta`, as in some documented examples. */
  readonly hasNoMeta?: true;
  readonly wabas: readonly TelnyxWaba[];
  readonly numbers: readonly TelnyxNumber[];
}

export type TelnyxFleet = readonly TelnyxAccount[];

export interface TelnyxCredentials {
  readonly apiKey: string;
}
