import type { NumberState, RowState, WabaState } from '../baseline.js';

/** A field of a state that holds a word or a text. */
export type StateField<State> = Exclude<
  { [Field in keyof State]-?: NonNullable<State[Field]> extends string ? Field : never }[keyof State],
  undefined
> &
  string;

/** When two fetches are compared. All times are ISO 8601, UTC. */
export interface Moment {
  /** When the newer fetch ended. */
  readonly at: string;
  /** When the last fetch that returned the rows of the baseline ended. */
  readonly since: string;
  /** Whether the same rules turned the provider's words into ours. */
  readonly isSameMapping: boolean;
}

/** A field of a row that has another value now. */
export interface Move<State> {
  readonly field: StateField<State>;
  readonly from: string;
  readonly to: string;
  readonly since: string;
}

export interface Merged<State> {
  readonly state: State;
  readonly moves: readonly Move<State>[];
}

type AnyState = NumberState & WabaState;

/** How long a field that is not reported any more keeps its value, in milliseconds. */
const maxGapMs = 24 * 60 * 60 * 1000;

/**
 * The state after one more fetch that contains the row, and what moved. A value that is absent keeps its place for a
 * day, so that a change across a gap is found and the gap itself is none.
 * @param fields The fields to compare. The others are copied.
 */
export function mergeRow<State extends RowState>(
  old: State,
  fresh: State,
  fields: readonly StateField<State>[],
  moment: Moment,
): Merged<State> {
  const since = old.missing?.since ?? moment.since;
  const { missing: _, earlier: __, ...kept } = { ...old, ...fresh };
  const state: Record<string, unknown> = kept;
  const earlier: Record<string, string> = {};
  const words: Record<string, string> = { ...fresh.reported };
  const moves: Move<State>[] = [];
  for (const field of fields) {
    const [from, to] = [wordOf(old, field), wordOf(fresh, field)];
    if (from === undefined) continue;
    const lastAt = old.earlier?.[field] ?? since;
    const relation = relationOf(old, fresh, field, moment.isSameMapping);
    if (relation === 'absent' && Date.parse(moment.at) - Date.parse(lastAt) <= maxGapMs) {
      keepField(field);
      earlier[field] = lastAt;
    } else if (relation === 'absent' && to === undefined) {
      for (const name of [field, ...(companions[field] ?? [])]) delete state[name];
    } else if (relation === 'comparable' && to !== undefined && from !== to) {
      moves.push({ field, from, to, since: lastAt });
    }
  }
  if (Object.keys(words).length === 0) delete state.reported;
  else state.reported = words;
  if (Object.keys(earlier).length > 0) state.earlier = earlier;
  return { state: state as unknown as State, moves };

  function keepField(field: StateField<State>): void {
    state[field] = old[field];
    const word = old.reported?.[field];
    if (word !== undefined) words[field] = word;
    for (const beside of companions[field] ?? []) state[beside] = (old as AnyState)[beside];
  }
}

/** Fields that describe another one, and are kept with it. */
const companions: Readonly<Record<string, readonly (keyof AnyState)[]>> = {
  limit: ['limitScope'],
  canSend: ['facts'],
};

/** `absent`: the old value may still be true. `replaced`: the new value means something else. */
type Relation = 'absent' | 'comparable' | 'replaced';

function relationOf<State extends RowState>(
  old: State,
  fresh: State,
  field: StateField<State>,
  isSameMapping: boolean,
): Relation {
  if (fresh[field] === undefined) return 'absent';
  const [before, now]: readonly AnyState[] = [old, fresh] as readonly AnyState[];
  if (field === 'canSend') return isSameMapping ? relationOfFacts(before?.facts ?? 0, now?.facts ?? 0) : 'replaced';
  if (field === 'limit' && before?.limitScope !== now?.limitScope) return 'replaced';
  const isSameWord = providerWord(old, field) === providerWord(fresh, field);
  return isSameWord && !isSameMapping ? 'replaced' : 'comparable';
}

/** A verdict without some of the facts is not compared: the provider did not report them this time. */
function relationOfFacts(before: number, now: number): Relation {
  if (before === now) return 'comparable';
  return (before & now) === before ? 'replaced' : 'absent';
}

function providerWord<State extends RowState>(state: State, field: StateField<State>): string | undefined {
  return state.reported?.[field] ?? wordOf(state, field);
}

function wordOf<State extends RowState>(state: State, field: StateField<State>): string | undefined {
  return state[field] as string | undefined;
}
