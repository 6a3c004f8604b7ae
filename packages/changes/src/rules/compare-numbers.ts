import type { PhoneNumber } from '@wabascope/core';
import type { Baseline, NumberState } from '../baseline.js';
import { type AccountFetch, type ComparedKind, latest } from './account-fetch.js';
import type { ChangeFacts, ComparedAccount } from './change-of.js';
import { compareRows } from './compare-rows.js';
import { recovered } from './failing.js';
import { numberFields } from './kinds.js';
import { numberFacts, numberMove } from './number-changes.js';
import { numberState } from './number-state.js';
import { shareLimits, withToldLimits } from './shared-limits.js';
import { wabaFinder } from './waba-of.js';

/** Compares the numbers of a complete fetch with the baseline. */
export function compareNumbers(account: ComparedAccount, baseline: Baseline, fetch: AccountFetch): ComparedKind {
  const rows = fetch.numbers?.rows ?? [];
  // WABAs that are older than those of the baseline would bring back old verdicts.
  const wabas = (fetch.wabas?.fetchedAt ?? '') < (baseline.wabasAt ?? '') ? undefined : fetch.wabas?.rows;
  const wabaOf = wabaFinder(wabas);
  const byId = new Map<string, PhoneNumber>();
  const fresh = new Map<string, NumberState>();
  for (const number of rows) {
    if (byId.has(number.id)) continue;
    byId.set(number.id, number);
    fresh.set(number.id, numberState(number, wabaOf(number)));
  }
  const { failing, ...rest } = baseline;
  const healthy = failing === undefined ? baseline : rest;
  const again = recovered(failing, fetch);
  const since = latest(baseline.numbersAt, fetch.lastGoodAt);
  if (baseline.numbersAt === undefined || since === undefined) {
    return { baseline: { ...healthy, numbers: Object.fromEntries(fresh) }, changes: again, unsettled: [] };
  }
  const compared = compareRows<NumberState>({
    before: baseline.numbers,
    fresh,
    fields: numberFields,
    hasSkippedRows: fetch.hasSkippedRows === true,
    identity: ({ number }) => (number?.startsWith('+') ? number : undefined),
    at: fetch.at,
    since,
    isSameMapping: baseline.mapping.numbers === account.mapping,
  });
  const { moves, changes: ofLimits } = shareLimits(compared.moves, compared.rows, baseline.wabas);
  const changes: ChangeFacts[] = [
    ...again,
    ...compared.gone.map(({ id, state, since: goneSince }) => numberFacts('number-gone', goneSince, id, state)),
    ...compared.appeared.map((id) => numberFacts('number-appeared', since, id, fresh.get(id) ?? {})),
    ...ofLimits,
    ...moves.map((move) => numberMove(move, byId.get(move.id), wabaOf)),
  ];
  const told = withToldLimits(baseline.wabas, ofLimits);
  const isSame = compared.rows === baseline.numbers && told === baseline.wabas && healthy === baseline;
  return {
    baseline: isSame ? baseline : { ...healthy, numbers: compared.rows, wabas: told },
    changes,
    unsettled: compared.missing > 0 ? ['numbers'] : [],
    ...(compared.isMostMissing ? { mostMissing: compared.missing } : {}),
  };
}
