import type { Change, ChangeDirection, ChangeKind, FilteredChange } from './change.js';
import type { ChangesResult, ChangesSummary } from './changes-query.js';
import { latestCursor } from './cursors.js';
import type { ChangeCount, Journal, JournalEntry, JournalRange } from './journal.js';
import { JournalError } from './journal-error.js';
import type { JournalPosition } from './position.js';

/** A valid {@link ChangesQuery}, prepared for a journal. */
export interface CheckedChangesQuery {
  /** The aliases of the accounts that the caller may see and wants. */
  readonly accounts: ReadonlySet<string>;
  /** All kinds if omitted. */
  readonly kinds?: ReadonlySet<ChangeKind> | undefined;
  /** All directions if omitted. */
  readonly directions?: ReadonlySet<ChangeDirection> | undefined;
  /** Any other filter. */
  readonly matches?: ((change: FilteredChange) => boolean) | undefined;
  readonly range: Pick<JournalRange, 'from' | 'after'>;
  /** Whether the journal has accounts that the caller must not notice. */
  readonly hidesOthers: boolean;
  /** The last change of the previous page. */
  readonly before?: JournalPosition | undefined;
  readonly limit: number;
}

export interface ListChangesOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * Cuts a page that is too large for the caller: gets the changes of the page and returns how many of the first to
   * keep. At least one change stays, and `nextCursor` continues with the rest.
   */
  readonly fits?: ((changes: readonly Change[]) => number) | undefined;
  /** The cursor of the page after a change. */
  readonly cursorAfter: (position: JournalPosition) => string;
}

/**
 * Lists the changes of a journal, the newest first. Rejects with `signal.reason` on abort.
 * @throws {JournalError} If the journal cannot be read.
 */
export async function listChanges(
  journal: Journal,
  query: CheckedChangesQuery,
  { signal, fits, cursorAfter }: ListChangesOptions,
): Promise<ChangesResult> {
  const { latest, summary, found } = await read(journal, query, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw new JournalError(error);
  });
  const page = found.slice(0, query.limit);
  const changes = cut(
    page.map(({ change }) => change),
    fits,
  );
  const last = changes.length < found.length ? page[changes.length - 1] : undefined;
  return {
    changes,
    summary,
    ...(last === undefined ? {} : { nextCursor: cursorAfter(last.position) }),
    latestCursor: latest,
    watchedSince: journal.watchedSince,
  };
}

async function read(journal: Journal, query: CheckedChangesQuery, signal: AbortSignal | undefined) {
  // Before the changes are read, so that none is left out of both this result and the next.
  const latest = query.hidesOthers
    ? await newestOf(journal, query.accounts, signal)
    : latestCursor(await journal.latest());
  return { latest, ...(await foundIn(journal, query, signal)) };
}

/** The cursor after the newest change of these accounts, which does not move when others change. */
async function newestOf(
  journal: Journal,
  accounts: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): Promise<string> {
  for await (const batch of journal.read({}, signal)) {
    const newest = batch.find(({ change }) => accounts.has(change.account));
    if (newest !== undefined) return latestCursor(newest.position);
  }
  // A time is a valid `since`, too.
  return journal.watchedSince;
}

interface Found {
  readonly summary: ChangesSummary;
  /** The changes of the page, and the one after it. */
  readonly found: readonly JournalEntry[];
}

async function foundIn(journal: Journal, query: CheckedChangesQuery, signal: AbortSignal | undefined): Promise<Found> {
  if (query.matches !== undefined) return searchedIn(journal, query, signal);
  const counts = await journal.counts(query.range, signal);
  const summary = emptySummary();
  for (const count of counts) if (isCounted(query, count)) addCount(summary, count, count.count);
  return { summary, found: summary.total === 0 ? [] : await pageOf(journal, query, signal) };
}

/** Reads all changes of the range, because a journal does not count texts. They include the first page. */
async function searchedIn(
  journal: Journal,
  query: CheckedChangesQuery,
  signal: AbortSignal | undefined,
): Promise<Found> {
  const summary = emptySummary();
  const first: JournalEntry[] = [];
  const filter = (change: FilteredChange) => {
    if (!isSelected(query, change)) return false;
    addCount(summary, change, 1);
    // The others are only counted.
    return summary.total <= query.limit + 1;
  };
  for await (const entries of journal.read({ ...query.range, filter }, signal)) first.push(...entries);
  const isFirst = query.before === undefined;
  return { summary, found: isFirst ? first : await pageOf(journal, query, signal) };
}

async function pageOf(
  journal: Journal,
  query: CheckedChangesQuery,
  signal: AbortSignal | undefined,
): Promise<readonly JournalEntry[]> {
  const { range, before, limit } = query;
  const found: JournalEntry[] = [];
  if (limit === 0) return found;
  const filter = (change: FilteredChange) => isSelected(query, change);
  const rest = { ...range, filter, ...(before === undefined ? {} : { before }) };
  for await (const entries of journal.read(rest, signal)) {
    found.push(...entries);
    if (found.length > limit) break;
  }
  return found.slice(0, limit + 1);
}

type Filters = Pick<CheckedChangesQuery, 'accounts' | 'kinds' | 'directions' | 'matches'>;

function isSelected(query: Filters, change: FilteredChange): boolean {
  return isCounted(query, change) && (query.matches?.(change) ?? true);
}

function isCounted(
  { accounts, kinds, directions }: Filters,
  { account, kind, direction }: Pick<ChangeCount, 'account' | 'kind' | 'direction'>,
): boolean {
  return accounts.has(account) && (kinds?.has(kind) ?? true) && (directions?.has(direction) ?? true);
}

interface Sums {
  total: number;
  readonly byKind: Partial<Record<ChangeKind, number>>;
  readonly byDirection: Partial<Record<ChangeDirection, number>>;
}

function emptySummary(): Sums {
  return { total: 0, byKind: {}, byDirection: {} };
}

function addCount(sums: Sums, { kind, direction }: Pick<Change, 'kind' | 'direction'>, count: number): void {
  sums.total += count;
  sums.byKind[kind] = (sums.byKind[kind] ?? 0) + count;
  sums.byDirection[direction] = (sums.byDirection[direction] ?? 0) + count;
}

function cut(changes: readonly Change[], fits: ListChangesOptions['fits']): readonly Change[] {
  if (fits === undefined || changes.length === 0) return changes;
  return changes.slice(0, Math.max(1, fits(changes)));
}
