import type { ChangesQuery, ChangesResult, ListChangesOptions } from '@wabascope/changes';
import type { AccountsQuery } from './accounts-query.js';
import type { CredentialSummary } from './fetching/credentials.js';
import type { AccountSummary } from './fetching/last-fetches.js';
import type { CallOptions } from './fetching/side-by-side.js';
import type { NumbersQuery } from './numbers/numbers-query.js';
import type { NumbersOptions, NumbersResult } from './numbers/numbers-result.js';
import type { ProviderCounts } from './numbers/provider-counts.js';
import type { WabasQuery } from './wabas/wabas-query.js';
import type { WabasOptions, WabasResult } from './wabas/wabas-result.js';

export type ChangesOptions = Pick<ListChangesOptions, 'signal' | 'fits'>;

/** All accounts of a company. All methods may run at the same time. */
export interface Directory {
  /**
   * What is known of each matching account, by alias, without a fetch.
   * @throws {ArgumentError} When the query is invalid.
   */
  accounts(query?: AccountsQuery): AccountSummary[];
  /**
   * The matching numbers of all accounts, those that cannot send first.
   * @throws {ArgumentError} When the query is invalid. Rejects with `signal.reason` on abort.
   */
  listNumbers(query?: NumbersQuery, options?: NumbersOptions): Promise<NumbersResult>;
  /**
   * The WhatsApp Business Accounts (WABAs) that one account can access, or all accounts.
   * @throws {ArgumentError} When the account is not known. Rejects with `signal.reason` on abort.
   */
  getWabas(query?: WabasQuery, options?: WabasOptions): Promise<WabasResult>;
  /** How many numbers of each provider have which status, quality and ability to send, without a fetch. */
  counts(): Promise<ProviderCounts[]>;
  /**
   * What the provider reports about the credential of an account. Fetched at most once an hour. Undefined if the provider
   * does not report it. Rejects with `signal.reason` on abort.
   * @throws {ArgumentError} When the account is not known.
   */
  describeCredential(account: string, options?: Pick<CallOptions, 'signal'>): Promise<CredentialSummary | undefined>;
  /**
   * Fetches an account in the background now, also if its snapshots are fresh. Joins a fetch that is in progress.
   * @throws {ArgumentError} When the account is not known.
   */
  refresh(account: string): void;
  /**
   * What changed since it is watched, the newest first. Changes of accounts that are not configured any more are kept
   * but not listed.
   * @throws {ArgumentError} When the query is invalid, or the directory has no journal. Rejects with `signal.reason` on
   * abort.
   */
  listChanges(query?: ChangesQuery, options?: ChangesOptions): Promise<ChangesResult>;
  /**
   * The directory for a caller that may see only these accounts: its results, cursors and errors do not reveal the
   * others. Ignores unknown aliases.
   * @throws {ArgumentError} When `accounts` is not a list of strings.
   */
  only(accounts: readonly string[]): Directory;
  /** Ends requests, timers and sockets, and rejects waiting calls. Also ends the views that `only` has returned. */
  close(): Promise<void>;
}
