import type { JsonObject, JsonValue } from '../../json.js';

/** A node as the Graph API knows it: every field that can be asked for and has a value. */
export type MetaFields = { readonly id: string } & { readonly [field: string]: JsonValue | undefined };

export interface MetaWaba {
  readonly fields: MetaFields;
  /** Nodes of the `phone_numbers` edge. */
  readonly numbers: readonly MetaFields[];
  /** `true`: whoever asks is told that the permission is missing. */
  readonly forbidden?: boolean;
}

export interface MetaBusiness {
  readonly id: string;
  readonly name: string;
  /** IDs of its WABAs. */
  readonly owned: readonly string[];
  /** IDs of WABAs that other businesses share with it. */
  readonly shared: readonly string[];
}

export interface MetaApp {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  /** `true`: calls without `appsecret_proof` are refused. A wrong proof is refused by every app. */
  readonly requiresProof?: boolean;
}

/** An access token of a system user. */
export interface MetaToken {
  /** The name that `accounts()` gives to what this token and `settings` reach. */
  readonly account: string;
  readonly accessToken: string;
  /** ID of the app that it was made for. */
  readonly appId: string;
  /** ID of the business of its user. */
  readonly businessId: string;
  readonly scopes: readonly string[];
  /** IDs of the WABAs that it was granted. */
  readonly granted: readonly string[];
  /** Unix seconds; never when absent. */
  readonly expiresAt?: number;
  /** What an account has besides the token. */
  readonly settings: Omit<MetaSettings, 'accessToken'>;
}

export interface MetaFleet {
  readonly apps: readonly MetaApp[];
  readonly businesses: readonly MetaBusiness[];
  readonly wabas: readonly MetaWaba[];
  readonly tokens: readonly MetaToken[];
}

export interface MetaSettings {
  readonly accessToken: string;
  readonly appSecret?: string;
  readonly appId?: string;
  readonly wabaId?: string;
  readonly businessId?: string;
}

/** `health_status` of a node. */
export type MetaHealth = {
  readonly can_send_message: string;
  readonly entities: readonly JsonObject[];
};
