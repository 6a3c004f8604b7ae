import type { Json, JsonMap } from '../../json.js';

/** A node of the Graph API: every field that can be requested and has a value. */
export type MetaFields = { readonly id: string } & { readonly [field: string]: Json | undefined };

export interface MetaWabaNode {
  readonly fields: MetaFields;
  /** Nodes of the `phone_numbers` edge. */
  readonly numbers: readonly MetaFields[];
  /** IDs of the apps that receive its webhooks. Default: every app of the fleet. */
  readonly subscribedApps?: readonly string[];
  /** `true`: every request fails with a missing permission. */
  readonly forbidden?: boolean;
  /** `true`: requests for the node fail with code 10; requests for its numbers do not. */
  readonly nodeForbidden?: boolean;
  /** Fields, of the node and of its numbers, that make a whole request fail, and how. */
  readonly fieldErrors?: Readonly<Record<string, MetaFieldError>>;
  /** Requests for numbers with more than the default fields and a higher `limit` fail with HTTP 500, code 1. */
  readonly maxPageSize?: number;
}

/**
 * - `nonexisting`: code 100, which names the field.
 * - `deprecated`: code 12, which names the field.
 * - `permission`: code 10, which does not.
 */
export type MetaFieldError = 'nonexisting' | 'deprecated' | 'permission';

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
  /** `true`: calls without `appsecret_proof` fail. A wrong proof fails for every app. */
  readonly requiresProof?: boolean;
  /** `true`: errors about a missing field do not name the type of the node, as in Meta's newer messages. */
  readonly omitsNodeType?: boolean;
}

/** An access token of a system user. */
export interface MetaToken {
  /** The name that `accounts()` gives to what this token and `settings` reach. */
  readonly account: string;
  readonly accessToken: string;
  /** ID of the app that it was issued for. */
  readonly appId: string;
  /** ID of the business of its user. */
  readonly businessId: string;
  readonly scopes: readonly string[];
  /** IDs of the WABAs that it was granted. */
  readonly granted: readonly string[];
  /** By scope: IDs that `debug_token` returns instead of `granted`. */
  readonly targets?: Readonly<Record<string, readonly string[]>>;
  /** Unix seconds. If absent, the token never expires. */
  readonly expiresAt?: number;
  /** `true`: its user is a developer of the app, so that it may inspect the tokens of the app, itself included. */
  readonly isDeveloper?: boolean;
  /** The settings of the account besides the token. */
  readonly settings: Omit<MetaCredentials, 'accessToken'>;
}

export interface MetaFleet {
  readonly apps: readonly MetaApp[];
  readonly businesses: readonly MetaBusiness[];
  readonly wabas: readonly MetaWabaNode[];
  readonly tokens: readonly MetaToken[];
}

export interface MetaCredentials {
  readonly accessToken: string;
  readonly appSecret?: string;
  readonly appId?: string;
  readonly wabaId?: string;
  readonly businessId?: string;
}

/** `health_status` of a node. */
export type MetaNodeHealth = {
  readonly can_send_message: string;
  readonly entities: readonly JsonMap[];
};
