import type { JsonMap } from '../../json.js';

/** A row of `phone_numbers`. Its example has the limit as text, that of a single number as a number. */
export type KapsoNumber = {
  readonly id: string;
  readonly internal_id: string;
  readonly phone_number_id: string;
  readonly name: string;
  readonly business_account_id: string | null;
  readonly is_coexistence: boolean;
  readonly inbound_processing_enabled: boolean;
  readonly calls_enabled: boolean;
  readonly webhook_verified_at: string | null;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  readonly updated_at: string;
  readonly display_name: string;
  readonly display_phone_number: string | null;
  readonly display_phone_number_normalized: string | null;
  readonly verified_name: string | null;
  readonly quality_rating: string | null;
  readonly throughput_tier: string | null;
  readonly whatsapp_business_manager_messaging_limit: string | number | null;
  readonly customer_id: string | null;
  readonly code_verification_status: string | null;
  readonly name_status: string | null;
  readonly status: string | null;
  readonly is_official_business_account: boolean | null;
  readonly is_pin_enabled: boolean | null;
};

/** What a health check finds. `error`: the check fails. */
export type KapsoHealth = {
  readonly status: 'healthy' | 'degraded' | 'unhealthy' | 'error';
  readonly error?: string;
  readonly checks?: JsonMap;
};

/** A WABA node of the Graph API, with all its fields. */
export type KapsoWaba = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly timezone_id: string;
  readonly message_template_namespace: string;
  readonly account_review_status: string;
  readonly business_verification_status: string;
  readonly country: string;
  readonly ownership_type: string;
  readonly status: string;
  readonly whatsapp_business_manager_messaging_limit: string;
};

/** What the API key of one project may read. */
export interface KapsoProject {
  readonly apiKey: string;
  /** The accounts of a configuration file, by name, with the settings beside the key. */
  readonly accounts: Readonly<Record<string, Omit<KapsoCredentials, 'apiKey'>>>;
  /** Newest first. */
  readonly numbers: readonly KapsoNumber[];
  /** By `phone_number_id`. A number without an entry is healthy. */
  readonly health: Readonly<Record<string, KapsoHealth>>;
  readonly wabas: readonly KapsoWaba[];
  /** WABAs whose token Meta does not accept any more. */
  readonly disconnected?: readonly string[];
  /** WABAs of which Meta does not show all fields. */
  readonly restricted?: readonly string[];
}

export type KapsoFleet = readonly KapsoProject[];

export interface KapsoCredentials {
  readonly apiKey: string;
  readonly customerId?: string;
  readonly healthChecks?: boolean;
}
