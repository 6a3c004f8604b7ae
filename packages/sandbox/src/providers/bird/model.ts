/** A row of `GET /v1/whatsapp/numbers`. Members that Bird leaves out are absent, not null. */
export type BirdNumber = {
  readonly id: string;
  /** Meta's ID. Absent for a number with the scope `system`. */
  readonly waba?: string;
  /** E.164. */
  readonly phone_number: string | null;
  /** The number in Bird's number product. */
  readonly number_id?: string;
  /** The label of the workspace. */
  readonly name: string;
  readonly scope: 'system' | 'workspace';
  readonly data_localization_region?: string;
  readonly status: string;
  readonly next?: readonly { readonly action: string; readonly reason: string }[];
  readonly error?: { readonly code: string; readonly description?: string; readonly meta_error_code: string | null };
  readonly finish_setup_url?: string;
  readonly quality_rating?: string;
  readonly messaging_limit?: string;
  readonly throughput_level?: string;
  readonly is_official_business_account?: boolean;
  readonly meta_synced_at?: string;
  readonly pre_verification_requested_at?: string;
  readonly created_at: string;
  readonly updated_at: string;
};

/** A row of `GET /v1/whatsapp/business-accounts`. */
export type BirdWaba = {
  readonly id: string;
  /** Meta's ID. */
  readonly waba: string;
  readonly name: string;
  readonly status: string;
  readonly account_review_status?: string;
  readonly business_verification_status?: string;
  readonly marketing_messages_onboarding_status?: string;
  readonly portfolio?: {
    readonly meta_id: string;
    readonly name?: string;
    readonly marketing_messages_onboarding_status?: string;
  };
  readonly ban?: { readonly state: string; readonly occurred_at: string; readonly appeal_url?: string };
  readonly meta_synced_at?: string;
  readonly created_at: string;
  readonly updated_at: string;
};

/** What one key may read. */
export interface BirdWorkspace {
  /** The name that `accounts()` gives to this workspace. */
  readonly account: string;
  /** `bk_eu1_…`: the sandbox is the region `eu1`. */
  readonly apiKey: string;
  /** Default: `whatsapp`. */
  readonly permissions?: readonly string[];
  readonly numbers: readonly BirdNumber[];
  readonly wabas: readonly BirdWaba[];
}

export type BirdFleet = readonly BirdWorkspace[];

export interface BirdCredentials {
  readonly apiKey: string;
}
