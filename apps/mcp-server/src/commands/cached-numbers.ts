import type { Baseline, Journal, NumberState } from '@wabascope/changes';
import { type AccountSummary, type NumbersQuery, notReported } from '@wabascope/directory';
import type { Row } from '../output/column.js';
import { UsageError } from '../usage-error.js';
import { counted } from './summary.js';

/** What `numbers --cached` found. */
export interface CachedNumbers {
  /** The worst first. */
  readonly rows: readonly Row[];
  /** ISO 8601, UTC: when the oldest rows were fetched. */
  readonly asOf: string;
  readonly notes: readonly string[];
  /** Number of accounts without recorded rows. */
  readonly missing: number;
}

type Filter = keyof NumbersQuery;

/** Filters and the fields that are recorded for them. */
const fieldOf = new Map<Filter, string>([
  ['status', 'status'],
  ['quality', 'quality'],
  ['canSend', 'canSendMessage'],
  ['messagingLimit', 'limit'],
  ['nameStatus', 'nameStatus'],
  ['newNameStatus', 'newNameStatus'],
  ['wabaId', 'wabaId'],
]);

const ofAccounts: readonly Filter[] = ['accounts', 'providers'];

/** Filters that `--cached` can apply. */
export const cachedFilters: readonly Filter[] = [...fieldOf.keys(), ...ofAccounts, 'query'];

/**
 * The recorded numbers of the accounts, without a request.
 * @param accounts The accounts of the query.
 * @throws {UsageError} If nothing is recorded for them.
 */
export async function cachedNumbers(
  journal: Journal,
  accounts: readonly AccountSummary[],
  query: NumbersQuery,
): Promise<CachedNumbers> {
  const wanted = new Set(accounts.map(({ account }) => account));
  const baselines = (await journal.baselines()).filter(({ account }) => wanted.has(account));
  const times = baselines.flatMap(({ numbersAt }) => numbersAt ?? []).sort();
  const [asOf] = times;
  if (asOf === undefined) throw new UsageError(nothingRecorded(journal.isDurable));
  const recorded = new Set(baselines.flatMap(({ account, numbersAt }) => (numbersAt === undefined ? [] : account)));
  const rows = baselines.flatMap(rowsOf).filter((row) => matches(row, query));
  const without = [...wanted].filter((account) => !recorded.has(account));
  return {
    rows: rows.toSorted(byBadness),
    asOf,
    notes: [
      `Fetched ${ageOf(asOf, Date.now())} ago, or later (${asOf}).`,
      ...without.map((account) => `${account}: no numbers are recorded.`),
      ...baselines.flatMap(failingNote),
    ],
    missing: without.length,
  };
}

function nothingRecorded(isDurable: boolean): string {
  return isDurable
    ? 'No numbers are recorded for these accounts. Run the command without --cached, which records them.'
    : '--cached needs a place where changes are recorded: configure "changes.folder" or "store".';
}

function rowsOf({ account, provider, numbers }: Baseline): Row[] {
  return Object.entries(numbers).flatMap(([id, state]) => (state.missing ? [] : [rowOf(account, provider, id, state)]));
}

function rowOf(account: string, provider: string, id: string, state: NumberState): Row {
  const { number = id, name, wabaId, status, quality, limit, nameStatus, newNameStatus, canSend } = state;
  return {
    account,
    provider,
    id,
    number,
    canSendMessage: canSend,
    status,
    quality,
    limit,
    nameStatus,
    newNameStatus,
    wabaId,
    name,
  };
}

function matches(row: Row, query: NumbersQuery): boolean {
  return [...fieldOf].every(([filter, field]) => isOneOf(row[field], query[filter])) && hasText(row, query.query);
}

function isOneOf(value: unknown, words: unknown): boolean {
  if (words === undefined || (Array.isArray(words) && words.length === 0)) return true;
  return [words].flat().includes(value ?? notReported);
}

function hasText({ number, name, id }: Row, query: string | undefined): boolean {
  const text = query?.trim().toLowerCase() ?? '';
  const digits = /[a-z]/i.test(text) ? '' : text.replace(/\D/g, '');
  return [number, name, id].some((value) => {
    const known = String(value ?? '').toLowerCase();
    return known.includes(text) || (digits !== '' && known.replace(/\D/g, '').includes(digits));
  });
}

const order = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE'];

function byBadness(a: Row, b: Row): number {
  const [rankOfA, rankOfB] = [a, b].map(({ canSendMessage }) => order.indexOf(String(canSendMessage))) as [
    number,
    number,
  ];
  return rankOfA - rankOfB || (`${a.account} ${a.number}` < `${b.account} ${b.number}` ? -1 : 1);
}

function failingNote({ account, failing }: Baseline): string[] {
  return failing === undefined ? [] : [`${account}: fetches have failed since ${failing.since} (${failing.code}).`];
}

/** Such as `5 minutes`. */
function ageOf(time: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(time)) / 60_000));
  if (minutes < 120) return counted(minutes, 'minute');
  return minutes < 2_880 ? counted(Math.floor(minutes / 60), 'hour') : counted(Math.floor(minutes / 1_440), 'day');
}
