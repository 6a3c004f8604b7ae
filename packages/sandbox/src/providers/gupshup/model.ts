import type { JsonMap } from '../../json.js';

/** An app in `partnerAppsList`. */
export type GupshupAppRow = {
  readonly id: string;
  readonly name: string;
  /** Digits. Absent before the onboarding is complete. */
  readonly phone?: string;
  readonly customerId: string;
  readonly live: boolean;
  readonly partnerId: number;
  readonly createdOn: number;
  readonly modifiedOn: number;
  readonly partnerCreated: boolean;
  readonly cxpEnabled: boolean;
  readonly partnerUsage: boolean;
  readonly stopped: boolean;
  readonly healthy: boolean;
  readonly cap: number;
};

/** The `wabaInfo` of an app. `errors` and `additionalInfo` are absent in good order. */
export type GupshupWabaInfo = {
  readonly accountStatus: string;
  readonly canSendMessage: string;
  readonly dockerStatus: string;
  readonly messagingLimit: string;
  readonly mmLiteStatus: string;
  readonly ownershipType: string;
  readonly phone: string;
  readonly phoneQuality: string;
  readonly throughput: string;
  readonly verifiedName: string;
  readonly wabaId: string;
  readonly wabaName?: string;
  readonly timezone?: string;
  readonly allowedTps?: number;
  readonly utilityRestriction?: boolean;
  readonly errors?: readonly JsonMap[];
  readonly additionalInfo?: readonly string[];
};

/** The `displayNameInfo` of an app. Its texts may be empty. */
export type GupshupNames = {
  readonly verifiedName: string;
  readonly verifiedNameStatus: string;
  readonly requestedName: string;
  readonly requestedNameStatus: string;
};

export interface GupshupApp {
  readonly row: GupshupAppRow;
  /** Absent for an app without a token: `GET …/token` creates one. */
  readonly token?: string;
  readonly info?: GupshupWabaInfo;
  readonly names?: GupshupNames;
}

/** One partner with its only user. */
export interface GupshupPartner {
  readonly email: string;
  readonly clientSecret: string;
  /** The accounts of a configuration file, by name, with the settings beside the credential. */
  readonly accounts: Readonly<Record<string, Omit<GupshupCredentials, 'email' | 'clientSecret'>>>;
  readonly apps: readonly GupshupApp[];
}

export type GupshupFleet = readonly GupshupPartner[];

export interface GupshupCredentials {
  readonly email: string;
  readonly clientSecret: string;
  readonly appIds?: readonly string[];
  readonly appTokens?: string;
  readonly createAppTokens?: boolean;
}
