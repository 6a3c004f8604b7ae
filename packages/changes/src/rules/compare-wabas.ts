import type { Waba } from '@wabascope/core';
import type { Baseline, NumberState, WabaState } from '../baseline.js';
import { pairRows } from '../states/pair-rows.js';
import { columnsOf, lineOf } from '../states/state-line.js';
import { statesIn, textOf } from '../states/state-lines.js';
import { type AccountFetch, type ComparedKind, latest } from './account-fetch.js';
import type { ChangeFacts, ComparedAccount } from './change-of.js';
import { numberReader } from './compare-numbers.js';
import { compareRows, type RowMove, type RowRules } from './compare-rows.js';
import { numberFields, wabaFields, wabaKinds } from './kinds.js';
import { type Moment, mergeRow } from './merge-row.js';
import { numberMoves } from './number-changes.js';
import { withAnnouncedLimits } from './shared-limits.js';
import { createVerdicts } from './verdicts.js';
import { wabaFinder } from './waba-of.js';
import { wabaState } from './waba-state.js';

const wabaReader: RowRules<Waba, WabaState> = {
  columns: columnsOf.wabas,
  idOf: ({ id }) => id,
  stateOf: wabaState,
  lineOf: (waba) => lineOf(columnsOf.wabas, waba.id, wabaState(waba)),
  fields: wabaFields,
};

/** Compares the WABAs of a complete fetch with the baseline, and then whether the numbers can send. */
export function compareWabas(account: ComparedAccount, baseline: Baseline, fetch: AccountFetch): ComparedKind {
  const rows = fetch.wabas?.rows ?? [];
  const since = latest(baseline.wabasAt, fetch.lastGoodAt);
  const isFirst = baseline.wabasAt === undefined || since === undefined;
  const moment: Moment = {
    at: fetch.at,
    since: since ?? fetch.at,
    isSameMapping: baseline.mapping.wabas === account.mapping,
  };
  const hasSkippedRows = fetch.hasSkippedRows === true;
  const compared = compareRows(wabaReader, { ...moment, before: baseline.wabas, rows, hasSkippedRows });
  const { numbers, changes: ofNumbers, isUpToDate } = compareVerdicts(account, baseline, fetch, moment);
  const moves = isFirst ? [] : compared.moves.filter((move) => !wasAnnounced(move));
  const changes = moves.map(wabaMove);
  const wabas = withAnnouncedLimits(compared.rows, changes);
  const isSame = wabas === baseline.wabas && numbers === baseline.numbers;
  return {
    baseline: isSame ? baseline : { ...baseline, wabas, numbers },
    changes: [...changes, ...(isFirst ? [] : ofNumbers)],
    unsettled: [...(compared.missing > 0 ? (['wabas'] as const) : []), ...(isUpToDate ? [] : (['numbers'] as const))],
  };
}

function wabaMove({ id, state: { name }, field, from, to, since }: RowMove<WabaState>): ChangeFacts {
  const kind = wabaKinds[field as keyof typeof wabaKinds];
  return { kind, since, wabaId: id, ...(name === undefined ? {} : { name }), from, to };
}

/** The change of the numbers of the WABA includes it. */
function wasAnnounced({ field, state, to }: RowMove<WabaState>): boolean {
  return field === 'limit' && state.announcedLimit === to;
}

interface ComparedVerdicts {
  readonly numbers: Baseline['numbers'];
  readonly changes: readonly ChangeFacts[];
  /** Whether the rows of the numbers were new enough to compare. */
  readonly isUpToDate: boolean;
}

function compareVerdicts(
  { mapping }: ComparedAccount,
  { numbers, numbersAt, mapping: mappings }: Baseline,
  fetch: AccountFetch,
  moment: Moment,
): ComparedVerdicts {
  if (numbersAt === undefined) return { numbers, changes: [], isUpToDate: true };
  if (fetch.numbers === undefined || fetch.numbers.fetchedAt < numbersAt) {
    return { numbers, changes: [], isUpToDate: false };
  }
  const isSameMapping = moment.isSameMapping && mappings.numbers === mapping;
  const wabaOf = wabaFinder(fetch.wabas?.rows);
  const verdictOf = createVerdicts();
  const columns = columnsOf.numbers;
  const text = textOf(columns, numbers);
  const { different, absent, textWith } = pairRows(numberReader(wabaOf), text, fetch.numbers.rows);
  const changed = new Map<string, NumberState>();
  const found: RowMove<NumberState>[] = [];
  for (const { id, row, old } of different) {
    if (old.missing !== undefined) continue;
    const { canSend, facts } = verdictOf(row, wabaOf(row));
    if (old.canSend === canSend && old.facts === facts) continue;
    const { state, moves } = mergeRow<NumberState>(old, { ...reportedPart(old), canSend, facts }, numberFields, {
      ...moment,
      isSameMapping,
    });
    changed.set(id, state);
    for (const move of moves) found.push({ ...move, id, state });
  }
  const absentLines = [...absent].map(([id, state]) => lineOf(columns, id, state)).join('');
  return {
    numbers: changed.size === 0 ? numbers : statesIn(columns, textWith(changed, false) + absentLines),
    changes: numberMoves(found, fetch.numbers.rows, wabaOf),
    isUpToDate: true,
  };
}

/** The state without the fields that the latest fetch did not report. */
function reportedPart({ earlier, ...state }: NumberState): NumberState {
  const gaps = new Set(Object.keys(earlier ?? {}));
  return Object.fromEntries(Object.entries(state).filter(([field]) => !gaps.has(field)));
}
