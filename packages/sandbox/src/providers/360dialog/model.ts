import type { JsonMap } from '../../json.js';

/** A row of `partner_channels`. */
export type DialogChannel = JsonMap & { readonly id: string; readonly status: string };

/** The channels of one partner. */
export interface DialogPartner {
  /** The name that `accounts()` gives to this partner. */
  readonly account: string;
  readonly apiKey: string;
  readonly partnerId: string;
  readonly channels: readonly DialogChannel[];
}

/** The number of one API key, as a node of Meta. */
export interface DialogNumber {
  readonly account: string;
  readonly apiKey: string;
  /** The fields that may be requested, with their values. */
  readonly fields: JsonMap;
  readonly health: JsonMap;
  /** The HTTP status and the sentence of the error that this number gets instead of data. */
  readonly rejectedWith?: { readonly status: number; readonly message: string };
}

export interface DialogFleet {
  readonly partners: readonly DialogPartner[];
  readonly numbers: readonly DialogNumber[];
}

export interface DialogCredentials {
  readonly apiKey: string;
  /** Absent for the API key of one number. */
  readonly partnerId?: string;
}
