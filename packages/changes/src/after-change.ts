import type { Baseline, NumberState, RowState, WabaState } from './baseline.js';
import type { Change, ChangeKind } from './change.js';

const numberFields: Readonly<Partial<Record<ChangeKind, keyof Omit<NumberState, keyof RowState>>>> = {
  status: 'status',
  quality: 'quality',
  limit: 'limit',
  name: 'name',
  'name-status': 'nameStatus',
  'new-name-status': 'newNameStatus',
  'can-send': 'canSend',
  official: 'official',
};

const wabaFields: Readonly<Partial<Record<ChangeKind, keyof Omit<WabaState, keyof RowState>>>> = {
  'waba-status': 'status',
  'waba-review': 'review',
  'business-verification': 'verification',
  // The limit itself moves when the WABAs are fetched, and is not a second change.
  'waba-limit': 'toldLimit',
};

/**
 * The baseline after changes that a journal has and the baseline does not: what a crash left behind. The times of its
 * fetches stay, because the last fetch may have had more changes than were written.
 */
export function afterChanges(baseline: Baseline, changes: readonly Change[]): Baseline {
  const numbers = new Map(Object.entries(baseline.numbers));
  const wabas = new Map(Object.entries(baseline.wabas));
  let { failing } = baseline;
  for (const change of changes) {
    const { kind, numberId, wabaId, seenAt, to } = change;
    if (kind === 'account-failing') failing = { since: seenAt, fetches: 2, code: to ?? 'unknown' };
    else if (kind === 'account-recovered') failing = undefined;
    else if (kind === 'number-gone' && numberId !== undefined) numbers.delete(numberId);
    else if (kind === 'number-appeared' && numberId !== undefined) numbers.set(numberId, appeared(change));
    else if (numberFields[kind] !== undefined && numberId !== undefined) {
      numbers.set(numberId, withField(numbers.get(numberId) ?? {}, numberFields[kind], to));
    } else if (wabaFields[kind] !== undefined) {
      if (kind === 'waba-limit') moveLimits(numbers, change);
      const waba = wabaId === undefined ? undefined : wabas.get(wabaId);
      if (wabaId !== undefined && waba !== undefined) wabas.set(wabaId, withField(waba, wabaFields[kind], to));
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

/** All numbers of a WABA have the limit of its business portfolio. */
function moveLimits(numbers: Map<string, NumberState>, { wabaId, from, to }: Change): void {
  for (const [id, state] of numbers) {
    if (state.wabaId !== wabaId || state.limit !== from || state.limitScope === 'phone') continue;
    numbers.set(id, withField(state, 'limit', to));
  }
}

/** The provider's own word for the field was one for the value before. */
function withField<State extends RowState>(state: State, field: keyof State & string, to: string | undefined): State {
  const { [field]: _, ...others } = state;
  const { [field]: __, ...reported } = state.reported ?? {};
  const next = { ...others, ...(to === undefined ? {} : { [field]: to }) } as unknown as State;
  return state.reported === undefined ? next : { ...next, reported };
}
