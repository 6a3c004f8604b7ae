import type { Baseline, NumberState, RowState, WabaState } from './baseline.js';
import type { Change, ChangeKind } from './change.js';
import { numberKinds, wabaKinds } from './rules/kinds.js';

/** The compared field of each kind. */
const numberFields = fieldsByKind(numberKinds);
const wabaFields = fieldsByKind(wabaKinds);

function fieldsByKind<Field extends string>(
  kinds: Readonly<Record<Field, ChangeKind>>,
): ReadonlyMap<ChangeKind, Field> {
  return new Map(Object.entries(kinds).map(([field, kind]) => [kind as ChangeKind, field as Field]));
}

/**
 * The baseline after changes that a journal has and the baseline does not: what a crash left behind. The times of its
 * fetches stay, because the last fetch may have had more changes than were written.
 */
export function afterChanges(baseline: Baseline, changes: readonly Change[]): Baseline {
  const numbers = new Map(Object.entries(baseline.numbers));
  const wabas = new Map(Object.entries(baseline.wabas));
  let { failing } = baseline;
  for (const change of changes) {
    const { kind, numberId, number, wabaId, seenAt, to } = change;
    if (kind === 'account-failing') failing = { since: seenAt, fetches: 2, code: to ?? 'unknown' };
    else if (kind === 'account-recovered') failing = undefined;
    else if (kind === 'number-gone' && numberId !== undefined) numbers.delete(numberId);
    else if (kind === 'number-appeared' && numberId !== undefined) numbers.set(numberId, appeared(change));
    else if (numberId !== undefined) {
      renumber(numbers, numberId, number);
      setField(numbers, numberId, numberFields.get(kind), to);
    } else {
      if (kind === 'waba-limit') moveLimit(numbers, wabas, change);
      else if (wabaId !== undefined) setField(wabas, wabaId, wabaFields.get(kind), to);
    }
  }
  const { failing: _, ...rest } = baseline;
  return {
    ...rest,
    numbers: Object.fromEntries(numbers),
    wabas: Object.fromEntries(wabas),
    ...(failing === undefined ? {} : { failing }),
  };
}

function appeared({ number, name, wabaId }: Change): NumberState {
  return {
    ...(number === undefined ? {} : { number }),
    ...(name === undefined ? {} : { name }),
    ...(wabaId === undefined ? {} : { wabaId }),
  };
}

/** A number with another ID than in the baseline. */
function renumber(numbers: Map<string, NumberState>, id: string, number: string | undefined): void {
  if (numbers.has(id) || number === undefined) return;
  const [old] = [...numbers].find(([, state]) => state.number === number) ?? [];
  const state = old === undefined ? undefined : numbers.get(old);
  if (old === undefined || state === undefined) return;
  numbers.delete(old);
  numbers.set(id, state);
}

/** The limit of a WABA, which its numbers may report too. */
function moveLimit(
  numbers: Map<string, NumberState>,
  wabas: Map<string, WabaState>,
  { wabaId, from, to }: Change,
): void {
  const waba = wabaId === undefined ? undefined : wabas.get(wabaId);
  if (waba !== undefined && wabaId !== undefined && to !== undefined) {
    const next = waba.limit === from ? withField(waba, 'limit', to) : waba;
    wabas.set(wabaId, { ...next, announcedLimit: to });
  }
  for (const [id, state] of numbers) {
    if (state.wabaId !== wabaId || (state.limitScope ?? 'phone') === 'phone' || state.limit !== from) continue;
    numbers.set(id, withField(state, 'limit', to));
  }
}

function setField<State extends RowState>(
  rows: Map<string, State>,
  id: string,
  field: (keyof State & string) | undefined,
  to: string | undefined,
): void {
  const row = rows.get(id);
  if (row !== undefined && field !== undefined) rows.set(id, withField(row, field, to));
}

/** The provider's own word for the field was one for the value before. */
function withField<State extends RowState>(state: State, field: keyof State & string, to: string | undefined): State {
  const { [field]: _, ...others } = state;
  const { [field]: __, ...reported } = state.reported ?? {};
  const next = { ...others, ...(to === undefined ? {} : { [field]: to }) } as unknown as State;
  return state.reported === undefined ? next : { ...next, reported };
}
