import type { JsonMap } from '../../json.js';

/** A row of `Senders`. Nested blocks may be null. */
export type TwilioSender = {
  readonly sid: string;
  readonly status: string;
  /** `whatsapp:` or `rcs:`, and the number or agent. */
  readonly sender_id: string;
  readonly configuration: JsonMap | null;
  readonly webhook: JsonMap | null;
  readonly profile: JsonMap | null;
  readonly properties: { readonly quality_rating: string | null; readonly messaging_limit: string | null } | null;
  readonly offline_reasons: readonly JsonMap[] | null;
  readonly compliance: JsonMap | null;
};

/** An account or subaccount. */
export interface TwilioAccount {
  /** The name that `accounts()` gives to it. */
  readonly account: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** If present, `accounts()` returns it in place of `authToken`. */
  readonly key?: TwilioKey;
  readonly isSuspended?: true;
  readonly senders: readonly TwilioSender[];
}

export interface TwilioKey {
  readonly sid: string;
  readonly secret: string;
  /** A restricted key without the permission to list senders. */
  readonly isRestricted?: true;
}

export type TwilioFleet = readonly TwilioAccount[];

export interface TwilioCredentials {
  readonly accountSid: string;
  readonly authToken?: string;
  readonly apiKeySid?: string;
  readonly apiKeySecret?: string;
}
