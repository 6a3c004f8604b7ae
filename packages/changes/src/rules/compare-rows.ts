import type { RowState } from '../baseline.js';
import { type LineReader, pairRows } from '../states/pair-rows.js';
import { lineOf } from '../states/state-line.js';
import { type States, statesIn, textOf } from '../states/state-lines.js';
import { isEqualState } from './equal-states.js';
import { type Moment, type Move, mergeRow, type StateField } from './merge-row.js';
import { onlyMatches } from './only-matches.js';

/** Reads the rows of one kind. */
export interface RowRules<Row, State> extends LineReader<Row, State> {
  readonly stateOf: (row: Row) => State;
  /** Recognizes a row under another ID. */
  readonly identityOf?: (state: State) => string | undefined;
  /** The fields to compare. */
  readonly fields: readonly StateField<State>[];
}

/** The rows of the baseline and of a complete fetch. */
export interface RowsToCompare<Row, State extends RowState> extends Moment {
  readonly before: States<State>;
  readonly rows: readonly Row[];
  /** Whether rows of the fetch could not be read. They are not missing. */
  readonly hasSkippedRows: boolean;
}

/** A field of one row that has another value now. */
export interface RowMove<State> extends Move<State> {
  readonly id: string;
  /** Of the row, as of the fetch. */
  readonly state: State;
}

export interface ComparedRows<State> {
  /** The same object as before if nothing differs. */
  readonly rows: States<State>;
  readonly moves: readonly RowMove<State>[];
  readonly appeared: readonly { readonly id: string; readonly state: State }[];
  readonly gone: readonly { readonly id: string; readonly state: State; readonly since: string }[];
  /** How many rows are missing and may be listed again. */
  readonly missing: number;
  /** Whether these are more than half of all rows. */
  readonly isMostMissing: boolean;
}

/** A row is gone after this many complete fetches without it, */
const fetchesUntilGone = 2;
/** or this many if most rows are missing at once: that is more often a failure of the provider. */
const fetchesUntilMostAreGone = 3;

export function compareRows<Row, State extends RowState>(
  reader: RowRules<Row, State>,
  fetched: RowsToCompare<Row, State>,
): ComparedRows<State> {
  const { before, rows } = fetched;
  const { count, different, added, absent, textWith } = pairRows(reader, textOf(reader.columns, before), rows);
  const moves: RowMove<State>[] = [];
  const changed = new Map<string, State>();

  function compareRow(id: string, row: Row, old: State): void {
    const merged = mergeRow(old, reader.stateOf(row), reader.fields, fetched);
    if (!isEqualState(old, merged.state)) changed.set(id, merged.state);
    for (const move of merged.moves) moves.push({ ...move, id, state: merged.state });
  }

  for (const { id, row, old } of different) compareRow(id, row, old);
  const appeared = new Map([...added].map(([id, row]) => [id, reader.stateOf(row)]));
  for (const [id, oldId] of onlyMatches(appeared, absent, reader.identityOf)) {
    compareRow(id, added.get(id) as Row, absent.get(oldId) as State);
    changed.set(id, changed.get(id) ?? (absent.get(oldId) as State));
    appeared.delete(id);
    absent.delete(oldId);
  }
  const isMostMissing = absent.size * 2 > count;
  const { missing, gone } = withoutGone(absent, isMostMissing, fetched);
  for (const [id, state] of missing) if (absent.get(id) !== state) changed.set(id, state);
  const isSame = changed.size === 0 && added.size === 0 && gone.length === 0;
  const missingLines = [...missing].map(([id, state]) => lineOf(reader.columns, id, state)).join('');
  return {
    rows: isSame ? before : statesIn(reader.columns, textWith(changed, true) + missingLines),
    moves,
    appeared: [...appeared].map(([id, state]) => ({ id, state })),
    gone,
    missing: missing.size,
    isMostMissing,
  };
}

/** The states of the rows of the first fetch. */
export function firstStates<Row, State extends RowState>(
  reader: RowRules<Row, State>,
  rows: readonly Row[],
): States<State> {
  return statesIn(reader.columns, pairRows(reader, '', rows).textWith(new Map(), true));
}

function withoutGone<State extends RowState>(
  absent: ReadonlyMap<string, State>,
  isMostMissing: boolean,
  { since, hasSkippedRows }: Pick<RowsToCompare<never, State>, 'since' | 'hasSkippedRows'>,
): Pick<ComparedRows<State>, 'gone'> & { readonly missing: ReadonlyMap<string, State> } {
  const limit = isMostMissing ? fetchesUntilMostAreGone : fetchesUntilGone;
  const missing = new Map<string, State>();
  const gone: { id: string; state: State; since: string }[] = [];
  for (const [id, state] of absent) {
    const before = state.missing ?? { since, fetches: 0 };
    const fetches = hasSkippedRows ? before.fetches : before.fetches + 1;
    if (fetches >= limit) gone.push({ id, state, since: before.since });
    else missing.set(id, state.missing?.fetches === fetches ? state : { ...state, missing: { ...before, fetches } });
  }
  return { gone, missing };
}
