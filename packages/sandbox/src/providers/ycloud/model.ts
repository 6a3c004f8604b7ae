import type { Json } from '../../json.js';

type Member = string | boolean | null;

/** A row of `phoneNumbers`. YCloud may leave out any member, or send null. */
export type YcloudNumber = {
  readonly id: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly wabaId: string;
  readonly status: string;
} & { readonly [member: string]: Member };

/** A row of `businessAccounts`. */
export type YcloudWaba = { readonly id: string; readonly accountReviewStatus: string } & {
  readonly [member: string]: Json;
};

/** What one API key may read. */
export interface YcloudTenant {
  /** The name that `accounts()` gives to this tenant. */
  readonly account: string;
  readonly apiKey: string;
  /** The code of the error that YCloud returns to this tenant instead of data. */
  readonly rejectedWith?: string;
  readonly wabas: readonly YcloudWaba[];
  readonly numbers: readonly YcloudNumber[];
}

export type YcloudFleet = readonly YcloudTenant[];

export interface YcloudCredentials {
  readonly apiKey: string;
}
