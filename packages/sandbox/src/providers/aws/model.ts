import type { JsonMap } from '../../json.js';

/** A number in the response of `GetLinkedWhatsAppBusinessAccount`. */
export type AwsPhoneNumber = {
  readonly arn: string;
  /** E.164. */
  readonly phoneNumber: string;
  /** The ID at AWS: `phone-number-id-…`. */
  readonly phoneNumberId: string;
  readonly metaPhoneNumberId: string;
  readonly displayPhoneNumberName: string;
  readonly displayPhoneNumber: string;
  /** From Meta; may be empty. */
  readonly qualityRating: string;
  readonly dataLocalizationRegion?: string;
};

/** A row of `ListLinkedWhatsAppBusinessAccounts`. */
export type AwsWabaSummary = JsonMap & {
  readonly arn: string;
  /** The ID at AWS: `waba-…`. */
  readonly id: string;
  /** Meta's ID. */
  readonly wabaId: string;
  readonly registrationStatus: string;
  /** Unix seconds, may have a fraction. */
  readonly linkDate: number;
  /** May be empty. */
  readonly wabaName: string;
  readonly eventDestinations: readonly JsonMap[];
  readonly marketingMessagesOnboardingStatus?: string;
  readonly datasetId?: string;
  /** A member that no document has. */
  readonly undocumented?: string;
};

/** A WABA that is linked to an AWS account. */
export interface AwsWaba {
  readonly summary: AwsWabaSummary;
  readonly phoneNumbers: readonly AwsPhoneNumber[];
  /** Its details respond with `AccessDeniedByMetaException`. */
  readonly deniedByMeta?: boolean;
}

/** What one access key reads in one Region. */
export interface AwsRegion {
  /** The name that `accounts()` gives to this Region. */
  readonly account: string;
  readonly region: string;
  readonly wabas: readonly AwsWaba[];
  /** The first page of the list is empty and has a token, which AWS allows. */
  readonly startsWithEmptyPage?: boolean;
}

/** One access key. */
export interface AwsKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Present for temporary credentials, which need it. */
  readonly sessionToken?: string;
  /** `true`: the session has ended. */
  readonly isExpired?: boolean;
  /** IAM actions without the prefix `social-messaging:` that the key may not call. */
  readonly deniedActions?: readonly string[];
  /** How a rejected request above the limit is reported. Default: by the service. */
  readonly throttledBy?: 'service' | 'gateway';
  readonly regions: readonly AwsRegion[];
}

export type AwsFleet = readonly AwsKey[];

export interface AwsCredentials {
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}
