/** A row of `businessPhoneNumber`. */
export type AntgstNumber = {
  readonly wabaId: string;
  readonly phoneNumberId: string;
  readonly displayPhoneNumber: string;
  readonly verifiedName: string;
  readonly status: string;
  readonly qualityRating: string;
  readonly codeVerificationStatus: string;
  readonly throughput: string;
  readonly messagingLimitTier: string;
  /** ISO 8601 with an offset, as in `2025-12-16T15:46:51.000+08:00`. */
  readonly createTime: string;
  readonly updateTime: string;
};

/** A row of `businessAccounts`, which also embeds its numbers. */
export type AntgstWaba = {
  readonly wabaId: string;
  readonly name: string;
  readonly status: string;
  readonly businessVerificationStatus: string;
  readonly accountReviewStatus: string;
  readonly whatsappBusinessManagerMessagingLimit: string;
  readonly createTime: string;
  readonly updateTime: string;
};

/** What one token may read. */
export interface AntgstTenant {
  /** The name that `accounts()` gives to this tenant. */
  readonly account: string;
  readonly accessToken: string;
  readonly wabas: readonly AntgstWaba[];
  readonly numbers: readonly AntgstNumber[];
}

export type AntgstFleet = readonly AntgstTenant[];

export interface AntgstCredentials {
  readonly accessToken: string;
}
