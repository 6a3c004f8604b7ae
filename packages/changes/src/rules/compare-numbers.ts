import type { PhoneNumber, Waba } from '@wabascope/core';
import type { Baseline, NumberState } from '../baseline.js';
import { columnsOf } from '../states/state-line.js';
import { type AccountFetch, type ComparedKind, latest } from './account-fetch.js';
import type { ChangeFacts, ComparedAccount } from './change-of.js';
import { compareRows, firstStates, type RowRules } from './compare-rows.js';
import { recovered } from './failing.js';
import { numberFields } from './kinds.js';
import { numberFacts, numberMoves } from './number-changes.js';
import { createNumberLines } from './number-lines.js';
import { numberState } from './number-state.js';
import { shareLimits, withAnnouncedLimits } from './shared-limits.js';
import { createVerdicts } from './verdicts.js';
import { wabaFinder } from './waba-of.js';

/** Compares the numbers of a complete fetch with the baseline. */
export function compareNumbers(account: ComparedAccount, baseline: Baseline, fetch: AccountFetch): ComparedKind {
  const rows = fetch.numbers?.rows ?? [];
  // WABAs that are older than those of the baseline would bring back old verdicts.
  const wabaRows = (fetch.wabas?.fetchedAt ?? '') < (baseline.wabasAt ?? '') ? undefined : fetch.wabas?.rows;
  const wabaOf = wabaFinder(wabaRows);
  const reader = numberReader(wabaOf);
  const { failing, ...rest } = baseline;
  const healthy = failing === undefined ? baseline : rest;
  const again = recovered(failing, fetch);
  const since = latest(baseline.numbersAt, fetch.lastGoodAt);
  const moment = {
    at: fetch.at,
    isSameMapping: baseline.mapping.numbers === account.mapping,
    hasSkippedRows: fetch.hasSkippedRows === true,
  };
  if (baseline.numbersAt === undefined || since === undefined) {
    return { baseline: { ...healthy, numbers: firstStates(reader, rows) }, changes: again, unsettled: [] };
  }
  const compared = compareRows(reader, { ...moment, before: baseline.numbers, rows, since });
  const { moves, changes: ofLimits } = shareLimits(compared.moves, compared.rows, baseline.wabas);
  const changes: ChangeFacts[] = [
    ...again,
    ...compared.gone.map(({ id, state, since: goneSince }) => numberFacts('number-gone', goneSince, id, state)),
    ...compared.appeared.map(({ id, state }) => numberFacts('number-appeared', since, id, state)),
    ...ofLimits,
    ...numberMoves(moves, rows, wabaOf),
  ];
  const wabas = withAnnouncedLimits(baseline.wabas, ofLimits);
  const isSame = compared.rows === baseline.numbers && wabas === baseline.wabas && healthy === baseline;
  return {
    baseline: isSame ? baseline : { ...healthy, numbers: compared.rows, wabas },
    changes,
    unsettled: compared.missing > 0 ? ['numbers'] : [],
    ...(compared.isMostMissing ? { mostMissing: compared.missing } : {}),
  };
}

export function numberReader(wabaOf: (number: PhoneNumber) => Waba | undefined): RowRules<PhoneNumber, NumberState> {
  const verdictOf = createVerdicts();
  const numberLine = createNumberLines();
  return {
    columns: columnsOf.numbers,
    idOf: ({ id }) => id,
    stateOf(number) {
      const waba = wabaOf(number);
      return numberState(number, waba, verdictOf(number, waba));
    },
    lineOf(number) {
      const waba = wabaOf(number);
      return numberLine(number, waba, verdictOf(number, waba));
    },
    // A masked number may be that of several rows.
    identityOf: ({ number }) => (number?.startsWith('+') ? number : undefined),
    fields: numberFields,
  };
}
