import type {
  NumberField,
  NumberStatus,
  PhoneNumber,
  QualityRating,
  Reason,
  SendAbility,
  VerdictSource,
  Waba,
  WabaField,
  Warning,
} from '@wabascope/core';
import type { Failure } from './text/failure.js';

/** Stands in filters and summaries for a field that the provider does not report. */
export const notReported = 'NOT_REPORTED';
export type NotReported = typeof notReported;

/** All accounts of a company, asked side by side. All methods may run at the same time. */
export interface Directory {
  /** What is known without asking anybody. */
  accounts(): AccountSummary[];
  /**
   * The numbers of all accounts that match, those in trouble first.
   * @throws {ArgumentError} When the query asks for something that cannot be. Rejects with `signal.reason` on abort.
   */
  listNumbers(query?: NumbersQuery, options?: NumbersOptions): Promise<NumbersResult>;
  /**
   * The WhatsApp Business Accounts (WABAs) that one account can see, or all of them.
   * @throws {ArgumentError} When the account is not known. Rejects with `signal.reason` on abort.
   */
  getWabas(query?: WabasQuery, options?: CallOptions): Promise<WabasResult>;
  /**
   * The directory as somebody sees it who may see these accounts only: in its answers, cursors and errors the others do
   * not exist. Aliases that do not exist are passed over.
   * @throws {ArgumentError} When `accounts` is not a list of strings.
   */
  only(accounts: readonly string[]): Directory;
  /** Ends requests, timers and sockets; calls that wait reject. Views of `only` end with the directory they come from. */
  close(): Promise<void>;
}

export interface CallOptions {
  /** Requests that nobody else waits for end with it. */
  readonly signal?: AbortSignal | undefined;
  /**
   * How long to wait for accounts that have not answered; 0 shows what is known. What has not come by then is a failure
   * with the code `timeout`, and goes on in the background. As long as it takes when left out here and in the options
   * of the directory.
   */
  readonly waitSeconds?: number | undefined;
  /** Hears each time that an account has answered or failed. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface NumbersOptions extends CallOptions {
  /**
   * Cuts a page that is too heavy for the caller: given the numbers of the page, returns how many of the first fit. At
   * least one number stays, and `nextCursor` leads to those that were cut.
   */
  readonly fits?: ((numbers: readonly DirectoryNumber[]) => number) | undefined;
}

export interface Progress {
  /** Accounts that have answered or failed. */
  readonly done: number;
  /** Accounts that are asked. */
  readonly total: number;
  /** The one that has just answered or failed. */
  readonly account: string;
}

export interface AccountSummary {
  readonly account: string;
  /** Id of the provider. */
  readonly provider: string;
  readonly providerName: string;
  /** The fields that the provider can fill. */
  readonly reports: { readonly number: readonly NumberField[]; readonly waba: readonly WabaField[] };
  /** ISO 8601. Absent until the account has answered in this process, as are the counts. */
  readonly lastFetchedAt?: string;
  /** Numbers in the last result. */
  readonly numbers?: number;
  /** WABAs in the last result. Absent as well when the provider does not list them. */
  readonly wabas?: number;
  /** Different warnings about the account, as the first page of its numbers carries them. */
  readonly warnings?: number;
  /** Set when the counts cover only the pages that were read before a failure. */
  readonly incomplete?: true;
  /** Set while the most recent fetch failed: what is wrong, and in `settings` where to look. */
  readonly lastFailure?: Failure & { /** ISO 8601. */ readonly at: string };
}

/** Every filter that is given must match; of several values in one, one must. An empty list is no filter. */
export interface NumbersQuery {
  readonly accounts?: readonly string[] | undefined;
  /** Ids of providers. */
  readonly providers?: readonly string[] | undefined;
  readonly status?: readonly (NumberStatus | NotReported)[] | undefined;
  readonly quality?: readonly (QualityRating | NotReported)[] | undefined;
  readonly canSend?: readonly SendAbility[] | undefined;
  readonly wabaId?: string | undefined;
  /**
   * Text to find, in any case, in numbers, names and IDs; at most 200 characters. A phone number is found in any
   * spelling: international, national, with or without the digits that WhatsApp adds or leaves out in some countries,
   * as a link. `+49` finds the numbers that begin with it.
   */
  readonly query?: string | undefined;
  /** Numbers on a page: 1 to 100, 25 when left out. */
  readonly limit?: number | undefined;
  /** `nextCursor` of the page before, with the same filters. */
  readonly cursor?: string | undefined;
  /**
   * Seconds. Waits for answers that are at most so old; 0 asks now. When left out, answers that are older than usual
   * are shown at once and asked again behind it.
   */
  readonly maxAgeSeconds?: number | undefined;
}

export interface WabasQuery {
  /** All accounts when left out. */
  readonly account?: string | undefined;
  readonly wabaId?: string | undefined;
  /** As in {@link NumbersQuery}. */
  readonly maxAgeSeconds?: number | undefined;
}

/** A number, where it comes from, and whether it can send. */
export type DirectoryNumber = PhoneNumber & {
  readonly account: string;
  readonly provider: string;
  /** The safe verdict: `assessNumber` of `@wabascope/core` has its rule. */
  readonly canSendMessage: SendAbility;
  /** `provider` when a health verdict of the provider was used or agrees; `inferred` otherwise. */
  readonly verdictFrom: VerdictSource;
  /** The provider's health verdict on the number. Present only when it differs from `canSendMessage`. */
  readonly providerVerdict?: SendAbility;
  /** Each code once, the gravest first. */
  readonly reasons: readonly Reason[];
};

export type DirectoryWaba = Waba & { readonly account: string; readonly provider: string };

/** What an account has not answered. It never hides what the others have. */
export interface AccountFailure extends Failure {
  readonly account: string;
  readonly provider: string;
  /**
   * What the answer holds of this account all the same: `nothing`, `part` (the pages that were read before the failure)
   * or `earlier` (its last good answer; `asOf` tells how old).
   */
  readonly shown: 'nothing' | 'part' | 'earlier';
}

export type AccountWarning = Warning & { readonly account: string };

interface Answer {
  readonly failures: readonly AccountFailure[];
  /** Each thing once per account. Empty on pages behind a `cursor`: the first page carries them. */
  readonly warnings: readonly AccountWarning[];
  /** ISO 8601, UTC: when the oldest answer in it was given. */
  readonly asOf: string;
}

/**
 * How a `query` was read.
 * - `phone-number`: numbers that begin with these digits, country code first.
 * - `digits`: the digits anywhere in a number or an ID, or a number as it is written within any country.
 * - `text`: the text anywhere in a number, a name or an ID.
 */
export interface QueryReadAs {
  readonly as: 'phone-number' | 'digits' | 'text';
  /** `phone-number`: E.164 or its beginning. `digits`: 0 to 9. `text`: as given. */
  readonly value: string;
  /** E.164: the other forms of the number that were looked for. */
  readonly alsoAs?: readonly string[];
}

export interface NumbersResult extends Answer {
  readonly numbers: readonly DirectoryNumber[];
  /** All that match, on all pages. */
  readonly total: number;
  /** Opaque. Absent on the last page. */
  readonly nextCursor?: string;
  /** Counts over all that match. */
  readonly summary: NumbersSummary;
  /** Absent without a `query`. */
  readonly queryReadAs?: QueryReadAs;
}

export interface NumbersSummary {
  readonly byStatus: Readonly<Partial<Record<NumberStatus | NotReported, number>>>;
  readonly byQuality: Readonly<Partial<Record<QualityRating | NotReported, number>>>;
  readonly byCanSend: Readonly<Partial<Record<SendAbility, number>>>;
}

export interface WabasResult extends Answer {
  readonly wabas: readonly DirectoryWaba[];
}
