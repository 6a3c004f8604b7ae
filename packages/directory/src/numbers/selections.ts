import type { PhoneNumber, Waba } from '@wabascope/core';
import { LRUCache } from 'lru-cache';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { AccountFailure, AccountWarning } from '../fetching/account-results.js';
import type { Freshness } from '../fetching/freshness.js';
import type { DirectoryObserver, SnapshotsRead } from '../fetching/observer.js';
import { narrowedTo } from '../fetching/one-waba.js';
import { type CallOptions, sideBySide } from '../fetching/side-by-side.js';
import { accountFailures, oldestFetch, type Snapshot } from '../fetching/snapshot.js';
import type { Snapshots } from '../fetching/snapshots.js';
import { warningsOf } from '../fetching/warnings.js';
import type { CheckedNumbersQuery } from './numbers-query.js';

/** The snapshots of one account. */
export interface AccountSnapshots {
  readonly account: OpenAccount;
  readonly numbers: Snapshot<PhoneNumber>;
  /** Absent if the provider does not list WABAs. */
  readonly wabas: Snapshot<Waba> | undefined;
}

/** The snapshots of the accounts that a query selects. */
export interface Selection {
  /** Equal for equal accounts. */
  readonly id: string;
  /** Whether each snapshot covers the whole account: not only one WABA, and its fetch did not time out. */
  readonly isWhole: boolean;
  readonly accounts: readonly AccountSnapshots[];
  readonly failures: readonly AccountFailure[];
  readonly warnings: readonly AccountWarning[];
  /** When the oldest numbers were fetched: milliseconds since 1970. */
  readonly fetchedAt: number;
  /** When the oldest WABAs were fetched. Absent without any. */
  readonly wabasFetchedAt: number | undefined;
}

type SelectionQuery = Pick<CheckedNumbersQuery, 'selectionId' | 'accounts' | 'maxAgeMs' | 'filters'>;

export interface Selections {
  /** Reads the snapshots of all accounts of the query. Rejects only with `signal.reason`. */
  read(query: SelectionQuery, options: CallOptions): Promise<Selection>;
}

interface SelectionsParts {
  readonly numbers: Snapshots<PhoneNumber>;
  readonly wabas: Snapshots<Waba>;
  /** Age up to which the numbers of an account are fresh, in milliseconds. */
  readonly maxAgeMs: number;
  /** The same for its WABAs. */
  readonly wabaMaxAgeMs: number;
  readonly freshness: Freshness;
  readonly observer: DirectoryObserver;
}

interface Kept {
  readonly selection: Selection;
  /** Of the snapshots in it. */
  readonly version: number;
  /** Of the fresh snapshots, those that expire first. */
  readonly oldest: { readonly numbers: readonly Snapshot<unknown>[]; readonly wabas: readonly Snapshot<unknown>[] };
  readonly isAllFresh: boolean;
  /** The events of reading it again. */
  readonly reads: readonly SnapshotsRead[];
}

/** Accounts, failures and warnings of all selections that are kept: about 20 MB. */
const maxKept = 200_000;

/** The share of a selection that may be outdated. What is outdated keeps old snapshots and rows in memory. */
export const maxOutdated = 0.1;

/**
 * Keeps selections as long as reading them again would give the same result, so that a page over ten thousand accounts
 * does not read each of them. After that, reads only the accounts again that have changed or are no longer fresh.
 */
export function createSelections(parts: SelectionsParts): Selections {
  const { numbers, wabas, maxAgeMs, wabaMaxAgeMs, freshness, observer } = parts;
  const kept = new LRUCache<string, Kept>({ maxSize: maxKept, sizeCalculation: sizeOf });
  let keptVersion = 0;

  function isFresh(what: 'numbers' | 'wabas', snapshot: Snapshot<unknown>, queryMaxAgeMs: number | undefined): boolean {
    return freshness.isFresh(snapshot, queryMaxAgeMs ?? (what === 'numbers' ? maxAgeMs : wabaMaxAgeMs));
  }

  /** Accounts that are not fresh are being fetched. A caller with a maximum age waits for them, others do not. */
  function isCurrent({ version, oldest, isAllFresh }: Kept, queryMaxAgeMs: number | undefined): boolean {
    return (
      version === freshness.version &&
      (isAllFresh || queryMaxAgeMs === undefined) &&
      oldest.numbers.every((snapshot) => isFresh('numbers', snapshot, queryMaxAgeMs)) &&
      oldest.wabas.every((snapshot) => isFresh('wabas', snapshot, queryMaxAgeMs))
    );
  }

  function keep(selection: Selection, versionBefore: number): void {
    const snapshots = snapshotsOf(selection.accounts);
    const isLatest = freshness.includeChanges(snapshots, versionBefore);
    const version = isLatest ? freshness.version : versionBefore;
    kept.set(selection.id, { selection, version, ...agesOf(selection.accounts, parts) });
  }

  return {
    async read({ selectionId, accounts, maxAgeMs: queryMaxAgeMs, filters: { wabaId } }, options) {
      if (keptVersion !== freshness.version) dropOutdated();
      const known = kept.get(selectionId);
      // If a snapshot is not fresh, such a query fetches one WABA instead of the whole account.
      const isNarrowed = wabaId !== undefined && accounts.some((account) => narrowedTo(account, wabaId) !== account);
      if (known !== undefined && isCurrent(known, queryMaxAgeMs) && (known.isAllFresh || !isNarrowed)) {
        for (const read of known.reads) observer.snapshotsRead?.(read);
        return known.selection;
      }
      const versionBefore = freshness.version;
      const unchanged = known === undefined || isNarrowed ? none : unchangedIn(known, queryMaxAgeMs);
      const others = unchanged.size === 0 ? accounts : accounts.filter(({ key }) => !unchanged.has(key));
      for (const read of freshReads([...unchanged.values()])) observer.snapshotsRead?.(read);
      const read = await sideBySide(others, options, async (account, caller): Promise<AccountSnapshots> => {
        const narrowed = wabaId === undefined ? account : narrowedTo(account, wabaId);
        const [ofNumbers, ofWabas] = await Promise.all([
          numbers.read(narrowed, queryMaxAgeMs, caller),
          account.provider.getWabas === undefined ? undefined : wabas.read(narrowed, queryMaxAgeMs, caller),
        ]);
        return { account, numbers: ofNumbers, wabas: ofWabas };
      });
      const all = inOrder(accounts, unchanged, read);
      const selection = selectionOf(selectionId, all);
      if (selection.isWhole && !isNarrowed) keep(selection, versionBefore);
      return selection;
    },
  };

  /** The accounts of a selection that need not be read again, by key. */
  function unchangedIn(
    { selection, version }: Kept,
    queryMaxAgeMs: number | undefined,
  ): ReadonlyMap<string, AccountSnapshots> {
    const changed = freshness.changedSince(version);
    const unchanged = new Map<string, AccountSnapshots>();
    for (const each of selection.accounts) {
      const { account, numbers: ofNumbers, wabas: ofWabas } = each;
      if (changed.has(account.key) || !isFresh('numbers', ofNumbers, queryMaxAgeMs)) continue;
      if (ofWabas === undefined || isFresh('wabas', ofWabas, queryMaxAgeMs)) unchanged.set(account.key, each);
    }
    return unchanged;
  }

  function dropOutdated(): void {
    for (const [id, { version, selection }] of kept.entries()) {
      if (freshness.version - version > selection.accounts.length * maxOutdated) kept.delete(id);
    }
    keptVersion = freshness.version;
  }
}

const none: ReadonlyMap<string, AccountSnapshots> = new Map();

/** The snapshots in the order of `accounts`. @param read Those of the accounts that are not in `unchanged`. */
function inOrder(
  accounts: readonly OpenAccount[],
  unchanged: ReadonlyMap<string, AccountSnapshots>,
  read: readonly AccountSnapshots[],
): readonly AccountSnapshots[] {
  if (unchanged.size === 0) return read;
  const others = read.values();
  return accounts.flatMap(({ key }) => unchanged.get(key) ?? others.next().value ?? []);
}

function snapshotsOf(accounts: readonly AccountSnapshots[]): Snapshot<unknown>[] {
  return accounts.flatMap(({ numbers, wabas }) => (wabas === undefined ? [numbers] : [numbers, wabas]));
}

function sizeOf({ selection: { accounts, failures, warnings } }: Kept): number {
  return accounts.length + failures.length + warnings.length + 1;
}

function selectionOf(id: string, accounts: readonly AccountSnapshots[]): Selection {
  const wabas = accounts.flatMap((account) => (account.wabas?.items.length ? [account.wabas] : []));
  return {
    id,
    accounts,
    isWhole: snapshotsOf(accounts).every(({ timedOut, wabaId }) => !timedOut && wabaId === undefined),
    failures: accounts.flatMap(({ account, numbers }) => accountFailures(account, numbers)),
    warnings: accounts.flatMap(({ account, numbers, wabas }) =>
      warningsOf(numbers, wabas).map((warning) => ({ ...warning, account: account.alias })),
    ),
    fetchedAt: oldestFetch(accounts.map(({ numbers }) => numbers)),
    wabasFetchedAt: wabas.length === 0 ? undefined : oldestFetch(wabas),
  };
}

function agesOf(
  accounts: readonly AccountSnapshots[],
  { maxAgeMs, wabaMaxAgeMs, freshness }: SelectionsParts,
): Pick<Kept, 'oldest' | 'isAllFresh' | 'reads'> {
  const numbers = accounts.map((account) => account.numbers);
  const wabas = accounts.flatMap((account) => account.wabas ?? []);
  const freshNumbers = numbers.filter((snapshot) => freshness.isFresh(snapshot, maxAgeMs));
  const freshWabas = wabas.filter((snapshot) => freshness.isFresh(snapshot, wabaMaxAgeMs));
  return {
    oldest: { numbers: oldestOf(freshNumbers, freshness), wabas: oldestOf(freshWabas, freshness) },
    isAllFresh: freshNumbers.length === numbers.length && freshWabas.length === wabas.length,
    reads: [
      ...readsOf('numbers', numbers.length, freshNumbers.length),
      ...readsOf('wabas', wabas.length, freshWabas.length),
    ],
  };
}

function freshReads(accounts: readonly AccountSnapshots[]): SnapshotsRead[] {
  const listingWabas = accounts.filter(({ wabas }) => wabas !== undefined).length;
  return [...readsOf('numbers', accounts.length, accounts.length), ...readsOf('wabas', listingWabas, listingWabas)];
}

function readsOf(what: SnapshotsRead['what'], total: number, fresh: number): SnapshotsRead[] {
  const reads: SnapshotsRead[] = [
    { what, from: 'cache', accounts: fresh },
    { what, from: 'stale-cache', accounts: total - fresh },
  ];
  return reads.filter(({ accounts }) => accounts > 0);
}

/** The oldest snapshot with a failure and the oldest without: their maximum ages differ. */
function oldestOf(snapshots: readonly Snapshot<unknown>[], freshness: Freshness): Snapshot<unknown>[] {
  const oldest = new Map<boolean, Snapshot<unknown>>();
  for (const snapshot of snapshots) {
    const hasFailed = snapshot.failure !== undefined;
    const first = oldest.get(hasFailed);
    if (first === undefined || freshness.ageMs(snapshot) > freshness.ageMs(first)) oldest.set(hasFailed, snapshot);
  }
  return [...oldest.values()];
}
