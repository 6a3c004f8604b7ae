import type { Baseline } from './baseline.js';
import type { Change, ChangeDirection, ChangeKind, FilteredChange } from './change.js';
import type { Deliveries } from './deliveries.js';
import type { JournalPosition } from './position.js';

export interface JournalEntry {
  readonly position: JournalPosition;
  readonly change: Change;
}

/** Which changes to read. */
export interface JournalRange {
  /** Only changes that were seen at this time or later: milliseconds since 1970. */
  readonly from?: number;
  /** Only changes after this place. */
  readonly after?: JournalPosition;
  /** Only changes before this place. */
  readonly before?: JournalPosition;
  /** Only changes for which it returns true. Called once for each, the newest first. Not for `counts`. */
  readonly filter?: ((change: FilteredChange) => boolean) | undefined;
}

/** How many changes of an account have this kind and direction. */
export interface ChangeCount {
  readonly account: string;
  readonly kind: ChangeKind;
  readonly direction: ChangeDirection;
  readonly count: number;
}

/** Keeps baselines and changes. Several replicas may share what is behind it. */
export interface Journal {
  /** ISO 8601, UTC: since when the journal has every change. */
  readonly watchedSince: string;
  /**
   * Whether baselines outlive this process. The directory then computes fingerprints that differ if any setting differs,
   * which takes about 50 ms for each different credential.
   */
  readonly isDurable: boolean;
  /**
   * The fingerprints of the accounts of this process. Configurations may share what is behind a journal: such a journal
   * returns only changes of these accounts, and none before this call.
   */
  watch?(fingerprints: readonly string[]): void;
  /** The baseline after all changes of the account that were appended. `undefined` for a new fingerprint. */
  baseline(fingerprint: string): Promise<Baseline | undefined>;
  /** The baselines of all accounts, also if another process writes them. They may be seconds old. */
  baselines(): Promise<readonly Baseline[]>;
  /**
   * Appends changes of one account and replaces its baseline. After a crash either both count or neither. Called while
   * the account's lock in the store is held.
   */
  append(baseline: Baseline, changes: readonly Change[]): Promise<void>;
  /** The newest first, in batches, so that a reader of one page does not read the whole journal. */
  read(range: JournalRange, signal?: AbortSignal): AsyncIterable<readonly JournalEntry[]>;
  /** The place after all changes so far. Only later changes are `after` it. */
  latest(): Promise<JournalPosition>;
  /** The changes at these positions, in the same order, without those that are not kept any more. */
  at(positions: readonly JournalPosition[]): Promise<readonly JournalEntry[]>;
  /** Counts the changes of a range without reading all of them. */
  counts(range: JournalRange, signal?: AbortSignal): Promise<readonly ChangeCount[]>;
  readonly deliveries: Deliveries;
  /**
   * Removes one number, given by its digits, from changes and baselines, and so from what waits for delivery. Returns
   * how many changes it removed.
   */
  forget(number: string): Promise<number>;
  /** Calls `listener` after each append of this process, with at least one change. Returns what ends it. */
  onAppend(listener: (entries: readonly JournalEntry[]) => void): () => void;
  close(): Promise<void>;
}
