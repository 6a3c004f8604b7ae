/** A row of the list of WABAs. */
export type VonageWaba = {
  readonly waba_id: string;
  readonly api_key: string;
  readonly name: string;
  /** `Pending`, `Approved` or `Rejected`. */
  readonly account_review_status: string;
  /** Meta's number of the time zone, as text or as a number. */
  readonly timezone_id?: string | number;
  readonly currency?: string;
  /** Only after a partner onboarded the WABA. */
  readonly solution_id?: string;
};

/** A row of the numbers of a WABA. Vonage does not document it: the names are assumed. */
export type VonageNumber = {
  readonly waba_id: string;
  readonly api_key: string;
  /** Digits with country code. */
  readonly whatsapp_number: string | number;
  readonly verified_name: string | null;
};

/** One API key. */
export interface VonageKey {
  /** The name that `accounts()` gives to it. */
  readonly account: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** A subaccount lists no WABA and reads no WABA, but it reads numbers. */
  readonly isSubaccount?: boolean;
  /** Every call responds with HTTP 403. */
  readonly isForbidden?: boolean;
  /** Part of `accounts()`, for a key that cannot list. */
  readonly wabaIds?: readonly string[];
  readonly wabas: readonly VonageWaba[];
  readonly numbers: readonly VonageNumber[];
}

export type VonageFleet = readonly VonageKey[];

export interface VonageCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly wabaIds?: readonly string[];
}
