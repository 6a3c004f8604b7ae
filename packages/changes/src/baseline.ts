/** What the latest complete fetch of an account returned, reduced to what is compared. Plain JSON. */
export interface Baseline {
  /** Digest of the account's provider and resolved settings. Other credentials make another fingerprint. */
  readonly fingerprint: string;
  readonly account: string;
  /** ID of the provider. */
  readonly provider: string;
  /** Identifies the rules that turned the provider's words into ours, when each kind of row was compared. */
  readonly mapping: { readonly numbers?: string; readonly wabas?: string };
  /** ISO 8601, UTC: when the latest complete fetch of the numbers ended. Absent before the first one. */
  readonly numbersAt?: string;
  readonly wabasAt?: string;
  /** By ID. */
  readonly numbers: Readonly<Record<string, NumberState>>;
  /** By ID. */
  readonly wabas: Readonly<Record<string, WabaState>>;
  /** Since when fetches of the numbers fail, how many in a row, and the code of the failure. */
  readonly failing?: { readonly since: string; readonly fetches: number; readonly code: string };
}

/** What is compared of a row. A field is absent if the provider did not report it within a day. */
export interface RowState {
  /** The provider's exact words, by field, where they differ from ours. */
  readonly reported?: Readonly<Record<string, string>>;
  /** When the last fetch that contained the row ended, and how many complete ones since did not. Absent if none. */
  readonly missing?: { readonly since: string; readonly fetches: number };
  /** By field that the latest fetch did not report: when the last fetch that reported it ended. */
  readonly earlier?: Readonly<Record<string, string>>;
}

export interface NumberState extends RowState {
  /** E.164 with `+`, or the number as the provider prints it. */
  readonly number?: string;
  readonly name?: string;
  readonly wabaId?: string;
  readonly status?: string;
  readonly quality?: string;
  readonly limit?: string;
  /** What shares `limit`. */
  readonly limitScope?: string;
  readonly nameStatus?: string;
  readonly newNameStatus?: string;
  readonly canSend?: string;
  /** Bits of the facts that were reported when `canSend` was assessed. Verdicts on other facts are not compared. */
  readonly facts?: number;
  readonly official?: string;
}

export interface WabaState extends RowState {
  readonly name?: string;
  readonly status?: string;
  readonly review?: string;
  readonly verification?: string;
  readonly limit?: string;
  /** `to` of the latest `waba-limit` change: numbers and WABA report the same limit, each in its own fetch. */
  readonly announcedLimit?: string;
}
