import type { RowState } from '../baseline.js';
import { type Moment, type Move, mergeRow, type WordField } from './merge-row.js';

/** The rows of the baseline and of a complete fetch. */
export interface RowsToCompare<State extends RowState> extends Moment {
  readonly before: Readonly<Record<string, State>>;
  readonly fresh: ReadonlyMap<string, State>;
  /** The fields to compare. */
  readonly fields: readonly WordField<State>[];
  /** Whether rows of the fetch could not be read. They are not missing. */
  readonly hasSkippedRows: boolean;
  /** Recognizes a row under another ID. */
  readonly identity?: (state: State) => string | undefined;
}

/** A field of one row that has another value now. */
export interface RowMove<State> extends Move<State> {
  readonly id: string;
  /** Of the row, as of the fetch. */
  readonly state: State;
}

export interface ComparedRows<State> {
  /** The same object as before if nothing differs. */
  readonly rows: Readonly<Record<string, State>>;
  readonly moves: readonly RowMove<State>[];
  readonly appeared: readonly string[];
  readonly gone: readonly { readonly id: string; readonly state: State; readonly since: string }[];
  /** How many rows are missing and may come back. */
  readonly missing: number;
  /** Whether these are more than half of all rows. */
  readonly isMostMissing: boolean;
}

/** A row is gone after this many complete fetches without it, */
const fetchesUntilGone = 2;
/** or this many if most rows are missing at once: that is more often a failure of the provider. */
const fetchesUntilMostAreGone = 3;

export function compareRows<State extends RowState>(rows: RowsToCompare<State>): ComparedRows<State> {
  const { fresh, fields } = rows;
  const before = rows.identity === undefined ? rows.before : renamed(rows.before, fresh, rows.identity);
  const moves: RowMove<State>[] = [];
  const appeared: string[] = [];
  const after: [string, State][] = [];
  let isSame = before === rows.before;
  for (const [id, state] of fresh) {
    const old = Object.hasOwn(before, id) ? before[id] : undefined;
    if (old === undefined) {
      appeared.push(id);
      after.push([id, state]);
    } else if (isEqual(old, state)) after.push([id, old]);
    else {
      const merged = mergeRow(old, state, fields, rows);
      isSame &&= isEqual(old, merged.state);
      after.push([id, merged.state]);
      for (const move of merged.moves) moves.push({ ...move, id, state: merged.state });
    }
  }
  const absent = Object.entries(before).filter(([id]) => !fresh.has(id));
  const { kept, gone, isMostMissing } = withoutGone(absent, Object.keys(before).length, rows);
  after.push(...kept);
  isSame &&= appeared.length === 0 && absent.every(([, state], index) => kept[index]?.[1] === state);
  return {
    rows: isSame ? rows.before : Object.fromEntries(after),
    moves,
    appeared,
    gone,
    missing: kept.length,
    isMostMissing,
  };
}

function withoutGone<State extends RowState>(
  absent: readonly (readonly [string, State])[],
  total: number,
  { since, hasSkippedRows }: RowsToCompare<State>,
): Pick<ComparedRows<State>, 'gone' | 'isMostMissing'> & { readonly kept: [string, State][] } {
  const isMostMissing = absent.length * 2 > total;
  const limit = isMostMissing ? fetchesUntilMostAreGone : fetchesUntilGone;
  const kept: [string, State][] = [];
  const gone: { id: string; state: State; since: string }[] = [];
  for (const [id, state] of absent) {
    const missing = state.missing ?? { since, fetches: 0 };
    const fetches = hasSkippedRows ? missing.fetches : missing.fetches + 1;
    if (fetches >= limit) gone.push({ id, state, since: missing.since });
    else if (state.missing?.fetches === fetches) kept.push([id, state]);
    else kept.push([id, { ...state, missing: { ...missing, fetches } }]);
  }
  return { kept, gone, isMostMissing };
}

/** The rows of the baseline under the IDs that they have now, as far as that is certain. */
function renamed<State extends RowState>(
  before: Readonly<Record<string, State>>,
  fresh: ReadonlyMap<string, State>,
  identity: (state: State) => string | undefined,
): Readonly<Record<string, State>> {
  const added = [...fresh].filter(([id]) => !Object.hasOwn(before, id));
  if (added.length === 0) return before;
  const absent = Object.entries(before).filter(([id]) => !fresh.has(id));
  const [news, olds] = [onlyOnes(added, identity), onlyOnes(absent, identity)];
  const newIds = new Map([...olds].flatMap(([name, id]) => [[id, news.get(name)] as const]));
  const pairs = Object.entries(before).map(([id, state]) => [newIds.get(id) ?? id, state] as const);
  return pairs.every(([id]) => Object.hasOwn(before, id)) ? before : Object.fromEntries(pairs);
}

/** IDs by identity. Without identities that several rows have. */
function onlyOnes<State>(
  rows: readonly (readonly [string, State])[],
  identity: (state: State) => string | undefined,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const repeated = new Set<string>();
  for (const [id, state] of rows) {
    const name = identity(state);
    if (name === undefined) continue;
    if (ids.has(name)) repeated.add(name);
    ids.set(name, id);
  }
  for (const name of repeated) ids.delete(name);
  return ids;
}

/** Whether nothing of a row differs, and nothing of it is missing. */
function isEqual<State extends RowState>(old: State, fresh: State): boolean {
  return hasFieldsOf(old, fresh) && hasFieldsOf(fresh, old);
}

function hasFieldsOf(one: object, other: object): boolean {
  for (const field in one) {
    const [a, b]: unknown[] = [Reflect.get(one, field), Reflect.get(other, field)];
    if (a !== b && !(isObject(a) && isObject(b) && hasFieldsOf(a, b) && hasFieldsOf(b, a))) return false;
  }
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
