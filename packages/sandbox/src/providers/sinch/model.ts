import type { JsonMap } from '../../json.js';

/** A sender in the documented format. `bearerToken` is a secret, which clients must not show. */
export type SinchSender = JsonMap & { readonly id: string };

/** One project, which one access key can read. */
export interface SinchProject {
  /** The name that `accounts()` gives to this project. */
  readonly account: string;
  readonly projectId: string;
  readonly keyId: string;
  readonly keySecret: string;
  /** The project's WhatsApp account. Absent if it has none: the call is then 404. */
  readonly whatsAppAccount?: JsonMap;
  /** Absent if the project is not set up for WhatsApp: the list is then 400. */
  readonly senders?: readonly SinchSender[];
  /** Whether an empty page precedes the last one. */
  readonly hasEmptyPage?: boolean;
}

export type SinchFleet = readonly SinchProject[];

export interface SinchCredentials {
  readonly projectId: string;
  readonly keyId: string;
  readonly keySecret: string;
}
