import type { PhoneNumber, Waba } from '@wabascope/core';
import { LRUCache } from 'lru-cache';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { AccountFailure, AccountWarning, CallOptions } from '../directory.js';
import type { Freshness } from '../fetching/freshness.js';
import type { DirectoryObserver, SnapshotsRead } from '../fetching/observer.js';
import { narrowedTo } from '../fetching/one-waba.js';
import { failureRow, oldestAnswer, warningsOf } from '../fetching/result-parts.js';
import { sideBySide } from '../fetching/side-by-side.js';
import type { Snapshot } from '../fetching/snapshot.js';
import type { Snapshots } from '../fetching/snapshots.js';
import type { ReadQuery } from './check-query.js';

/** What is known of one account. */
export interface AccountSnapshots {
  readonly account: OpenAccount;
  readonly numbers: Snapshot<PhoneNumber>;
  /** Absent when the provider has no such call. */
  readonly wabas: Snapshot<Waba> | undefined;
}

/** What the accounts that a query chooses have answered. */
export interface Reading {
  /** Names the choice. */
  readonly selection: string;
  /** Whether it holds what each account has answered as a whole: not one WABA alone, and no answer is awaited. */
  readonly isWhole: boolean;
  readonly accounts: readonly AccountSnapshots[];
  readonly failures: readonly AccountFailure[];
  readonly warnings: readonly AccountWarning[];
  /** When the oldest of the answers came: milliseconds since 1970. */
  readonly answeredAt: number;
}

export type Read = (
  query: Pick<ReadQuery, 'selection' | 'accounts' | 'maxAgeMs' | 'filters'>,
  options: CallOptions,
) => Promise<Reading>;

interface ReadingsOptions {
  readonly numbers: Snapshots<PhoneNumber>;
  readonly wabas: Snapshots<Waba>;
  readonly usualAgeMs: number;
  readonly freshness: Freshness;
  readonly observer: DirectoryObserver;
}

interface Kept {
  readonly reading: Reading;
  /** Of the snapshots, when the reading began. */
  readonly version: number;
  /** Of the answers that were fresh, those that will not be first. */
  readonly oldest: readonly Snapshot<unknown>[];
  readonly isAllFresh: boolean;
  /** What reading it again tells an observer. */
  readonly reads: readonly SnapshotsRead[];
}

/** Accounts, failures and warnings in all the readings that are kept: some 20 MB. */
const maxKept = 200_000;

/**
 * Reads all accounts of a query side by side. Readings are kept as long as every account would say the same again, so
 * that a page of ten thousand accounts does not go through all of them.
 */
export function createReadings({ numbers, wabas, usualAgeMs, freshness, observer }: ReadingsOptions): Read {
  const kept = new LRUCache<string, Kept>({ maxSize: maxKept, sizeCalculation: sizeOf });
  let keptVersion = 0;
  const version = () => numbers.version() + wabas.version();

  /** Accounts that are not fresh are being asked, unless somebody wants to wait for it; the version tells when. */
  function isGood({ version: before, oldest, isAllFresh }: Kept, maxAgeMs: number | undefined): boolean {
    return (
      before === version() &&
      (isAllFresh || maxAgeMs === undefined) &&
      oldest.every((snapshot) => freshness.isFresh(snapshot, maxAgeMs ?? usualAgeMs))
    );
  }

  return async ({ selection, accounts, maxAgeMs, filters: { wabaId } }, options) => {
    // What is of an earlier version is not shown again, and would keep what its accounts have answered in memory.
    if (keptVersion !== version()) kept.clear();
    keptVersion = version();
    const known = kept.get(selection);
    // Behind an older answer such a query fetches one WABA, and not the whole.
    const isNarrowed = accounts.some((account) => narrowedTo(account, wabaId) !== account);
    if (known !== undefined && isGood(known, maxAgeMs) && (known.isAllFresh || !isNarrowed)) {
      for (const read of known.reads) observer.snapshotsRead?.(read);
      return known.reading;
    }
    const before = version();
    const read = await sideBySide(accounts, options, async (account, caller): Promise<AccountSnapshots> => {
      const asked = narrowedTo(account, wabaId);
      const [ofNumbers, ofWabas] = await Promise.all([
        numbers.read(asked, maxAgeMs, caller),
        account.provider.getWabas === undefined ? undefined : wabas.read(asked, maxAgeMs, caller),
      ]);
      return { account, numbers: ofNumbers, wabas: ofWabas };
    });
    const reading = readingOf(selection, read);
    if (reading.isWhole && !isNarrowed) {
      kept.set(selection, { reading, version: before, ...agesOf(read, usualAgeMs, freshness) });
    }
    return reading;
  };
}

function sizeOf({ reading: { accounts, failures, warnings } }: Kept): number {
  return accounts.length + failures.length + warnings.length + 1;
}

function readingOf(selection: string, accounts: readonly AccountSnapshots[]): Reading {
  return {
    selection,
    accounts,
    isWhole: accounts.every(({ numbers, wabas }) => isWhole(numbers) && (wabas === undefined || isWhole(wabas))),
    failures: accounts.flatMap(({ account, numbers }) => failureRow(account, numbers)),
    warnings: accounts.flatMap(({ account, numbers, wabas }) =>
      warningsOf(numbers, wabas).map((warning) => ({ ...warning, account: account.alias })),
    ),
    answeredAt: oldestAnswer(
      accounts.flatMap(({ numbers, wabas }) =>
        wabas === undefined || wabas.items.length === 0 ? [numbers] : [numbers, wabas],
      ),
    ),
  };
}

function isWhole({ unanswered, wabaId }: Snapshot<unknown>): boolean {
  return !unanswered && wabaId === undefined;
}

function agesOf(
  accounts: readonly AccountSnapshots[],
  maxAgeMs: number,
  { ageMs, isFresh }: Freshness,
): Pick<Kept, 'oldest' | 'isAllFresh' | 'reads'> {
  const numbers = accounts.map((account) => account.numbers);
  const wabas = accounts.flatMap((account) => account.wabas ?? []);
  const isYoung: IsYoung = (snapshot) => isFresh(snapshot, maxAgeMs);
  const young = [...numbers, ...wabas].filter(isYoung);
  return {
    oldest: oldestOf(young, ageMs),
    isAllFresh: young.length === numbers.length + wabas.length,
    reads: [...readsOf('numbers', numbers, isYoung), ...readsOf('wabas', wabas, isYoung)],
  };
}

type IsYoung = (snapshot: Snapshot<unknown>) => boolean;

function readsOf(
  what: SnapshotsRead['what'],
  snapshots: readonly Snapshot<unknown>[],
  isYoung: IsYoung,
): SnapshotsRead[] {
  const young = snapshots.filter(isYoung).length;
  const reads: SnapshotsRead[] = [
    { what, from: 'cache', accounts: young },
    { what, from: 'stale-cache', accounts: snapshots.length - young },
  ];
  return reads.filter(({ accounts }) => accounts > 0);
}

/** The oldest with a failure and the oldest without: they are not believed equally long. */
function oldestOf(snapshots: readonly Snapshot<unknown>[], ageMs: Freshness['ageMs']): Snapshot<unknown>[] {
  const oldest = new Map<boolean, Snapshot<unknown>>();
  for (const snapshot of snapshots) {
    const hasFailed = snapshot.failure !== undefined;
    const first = oldest.get(hasFailed);
    if (first === undefined || ageMs(snapshot) > ageMs(first)) oldest.set(hasFailed, snapshot);
  }
  return [...oldest.values()];
}
