import type { NumberField, PhoneNumber, ProviderErrorCode, Stability, Waba, WabaField } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { Failure } from '../text/failure.js';
import type { CredentialSummary } from './credentials.js';
import type { RowsOf } from './observer.js';
import type { Snapshot } from './snapshot.js';
import { warningsOf } from './warnings.js';

export interface AccountSummary {
  readonly account: string;
  /** ID of the provider. */
  readonly provider: string;
  readonly providerName: string;
  /** Of the plugin. */
  readonly stability: Stability;
  /** The fields that the provider can fill. */
  readonly reports: { readonly number: readonly NumberField[]; readonly waba: readonly WabaField[] };
  /** ISO 8601: the last successful fetch. Absent until there is one in this process, as are the counts. */
  readonly lastFetchedAt?: string;
  /** Numbers in the last snapshot. */
  readonly numbers?: number;
  /** WABAs in the last snapshot. Absent too if the provider does not list them. */
  readonly wabas?: number;
  /** Different warnings of the account, as on the first page of its numbers. */
  readonly warnings?: number;
  /** Set when the counts cover only the pages before a failure. */
  readonly incomplete?: true;
  /** Set while the most recent fetch failed: what is wrong, and in `settings` where to look. */
  readonly lastFailure?: Failure & { /** ISO 8601. */ readonly at: string };
  /** Absent until the provider has described the credential in this process, or if it has no such call. */
  readonly credential?: CredentialSummary;
}

/** How the last fetch of an account ended. */
export type FetchState = 'ok' | 'failing' | 'never-fetched';

/** The last snapshots of an account, if the store still has them. */
export interface LastSnapshots {
  readonly numbers: Snapshot<PhoneNumber> | undefined;
  readonly wabas: Snapshot<Waba> | undefined;
}

/** Remembers how the last fetches of each account ended. Does not keep their rows in memory. */
export interface LastFetches {
  remember(what: RowsOf, account: OpenAccount, snapshot: Snapshot<unknown>): void;
  summaryOf(account: OpenAccount): Omit<AccountSummary, 'credential'>;
  /** The failure of the last fetch of numbers or WABAs, if the provider rejected the credential. */
  rejectedCredential(account: OpenAccount): Failure | undefined;
  /** As `lastFailure` and `lastFetchedAt` of the summary have it. */
  stateOf(account: OpenAccount): FetchState;
  snapshotsOf(account: OpenAccount): LastSnapshots;
}

/**
 * A snapshot without its rows. There may be thousands, so it is written member by member: V8 gives each object that
 * begins with `...` its own description.
 */
type LastFetch = {
  readonly [Name in 'fetchedAt' | 'partial' | 'failure']: Snapshot<unknown>[Name] | undefined;
} & Pick<Snapshot<unknown>, 'attemptedAt' | 'warnings'> & {
    /** Of rows. Absent after a fetch of only one WABA. */
    readonly count: number | undefined;
    readonly snapshot: WeakRef<Snapshot<unknown>> | undefined;
  };

export function createLastFetches(): LastFetches {
  const fetches = { numbers: new Map<string, LastFetch>(), wabas: new Map<string, LastFetch>() };
  return {
    remember: (what, account, snapshot) => remember(fetches[what], account, snapshot),
    summaryOf: ({ alias, plugin }) => ({
      account: alias,
      provider: plugin.id,
      providerName: plugin.name,
      stability: plugin.stability ?? 'stable',
      reports: plugin.reports,
      ...outcomeOf(fetches.numbers.get(alias), fetches.wabas.get(alias)),
    }),
    rejectedCredential({ alias }) {
      const failure = newest(fetches.numbers.get(alias), fetches.wabas.get(alias))?.failure;
      return failure !== undefined && ofCredential.has(failure.code) ? failure : undefined;
    },
    stateOf({ alias }) {
      const [numbers, wabas] = [fetches.numbers.get(alias), fetches.wabas.get(alias)];
      if ((numbers ?? wabas)?.failure !== undefined) return 'failing';
      return (numbers?.fetchedAt ?? wabas?.fetchedAt) === undefined ? 'never-fetched' : 'ok';
    },
    snapshotsOf: ({ alias }) => ({
      numbers: fetches.numbers.get(alias)?.snapshot?.deref() as Snapshot<PhoneNumber> | undefined,
      wabas: fetches.wabas.get(alias)?.snapshot?.deref() as Snapshot<Waba> | undefined,
    }),
  };
}

/** Failures that may apply only to the WABA of a query and not to the account. */
const ofOneWaba: ReadonlySet<ProviderErrorCode> = new Set(['config', 'permission', 'not-found', 'rejected']);

const ofCredential: ReadonlySet<ProviderErrorCode> = new Set(['auth', 'clock-skew']);

function newest(one: LastFetch | undefined, other: LastFetch | undefined): LastFetch | undefined {
  return (one?.attemptedAt ?? 0) > (other?.attemptedAt ?? 0) ? one : (other ?? one);
}

function remember(fetches: Map<string, LastFetch>, { alias, oneWaba }: OpenAccount, snapshot: Snapshot<unknown>): void {
  const { attemptedAt, fetchedAt, partial, warnings, failure } = snapshot;
  const before = fetches.get(alias);
  if (oneWaba === undefined) {
    const [count, whole] = [snapshot.items.length, new WeakRef(snapshot)];
    fetches.set(alias, { attemptedAt, fetchedAt, partial, warnings, failure, count, snapshot: whole });
    return;
  }
  // The snapshot of one WABA may be older than a failure of the account.
  if (before !== undefined && attemptedAt < before.attemptedAt) return;
  const { count, snapshot: whole } = before ?? neverFetched;
  if (failure === undefined) {
    fetches.set(alias, { attemptedAt, fetchedAt, partial, warnings, failure, count, snapshot: whole });
  } else if (!ofOneWaba.has(failure.code)) {
    fetches.set(alias, { ...(before ?? neverFetched), attemptedAt, failure });
  }
}

const neverFetched = { fetchedAt: undefined, partial: undefined, warnings: [], count: undefined, snapshot: undefined };

type Outcome = Omit<AccountSummary, 'account' | 'provider' | 'providerName' | 'stability' | 'reports' | 'credential'>;

function outcomeOf(numbers: LastFetch | undefined, wabas: LastFetch | undefined): Outcome {
  const fetchedAt = Math.max(numbers?.fetchedAt ?? 0, wabas?.fetchedAt ?? 0);
  // Many credentials may list numbers but not WABAs, which is not a failure of the account.
  const { attemptedAt, failure } = numbers ?? wabas ?? {};
  return {
    ...(fetchedAt === 0 ? {} : { lastFetchedAt: iso(fetchedAt) }),
    ...(numbers?.fetchedAt === undefined || numbers.count === undefined ? {} : { numbers: numbers.count }),
    ...(wabas?.fetchedAt === undefined || wabas.count === undefined ? {} : { wabas: wabas.count }),
    ...(fetchedAt === 0 ? {} : { warnings: warningsOf(numbers, wabas).length }),
    ...(numbers?.partial || wabas?.partial ? { incomplete: true } : {}),
    ...(failure === undefined || attemptedAt === undefined
      ? {}
      : { lastFailure: { ...failure, at: iso(attemptedAt) } }),
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
