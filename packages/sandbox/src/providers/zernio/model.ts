import type { JsonMap } from '../../json.js';

/** A row of `GET /v1/accounts`. */
export type ZernioAccount = {
  /** An ObjectId. */
  readonly _id: string;
  readonly platform: string;
  /** The profile, or its ID. */
  readonly profileId: string | { readonly _id: string; readonly name: string };
  readonly username?: string;
  readonly displayName?: string;
  readonly isActive: boolean;
  readonly needsReconnection?: boolean;
  readonly enabled?: boolean;
  readonly metadata?: JsonMap;
};

/** The response of `GET /v1/whatsapp/number-info`. */
export type ZernioInfo = { readonly phone?: JsonMap; readonly waba?: JsonMap | null };

export interface ZernioEntry {
  readonly account: ZernioAccount;
  /** What Meta reports. `disconnected`: Meta does not show the number to Zernio. Absent for other platforms. */
  readonly info?: ZernioInfo | 'disconnected';
  /** Whether the profile is over the limit of the plan. */
  readonly isOverLimit?: boolean;
}

/** What one key may read. */
export interface ZernioTeam {
  /** The name that `accounts()` gives to this team. */
  readonly account: string;
  readonly apiKey: string;
  readonly entries: readonly ZernioEntry[];
}

export type ZernioFleet = readonly ZernioTeam[];

export interface ZernioCredentials {
  readonly apiKey: string;
}
