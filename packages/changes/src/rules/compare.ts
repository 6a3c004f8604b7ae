import type { Baseline } from '../baseline.js';
import type { Change } from '../change.js';
import { type AccountFetch, type ComparedKind, latest } from './account-fetch.js';
import { type ComparedAccount, changesOf } from './change-of.js';
import { compareNumbers } from './compare-numbers.js';
import { compareWabas } from './compare-wabas.js';
import { failedAgain } from './failing.js';

/** What a comparison found. */
export interface Comparison extends Omit<ComparedKind, 'changes'> {
  /** The same object as before if there is nothing to keep. */
  readonly baseline: Baseline;
  readonly changes: readonly Change[];
}

/** A baseline without changes is kept again after this time, in milliseconds, so that `since` is not too early. */
const maxAgeMs = 60 * 60 * 1000;

/**
 * Compares a fetch with the baseline. Without a baseline, the rows of the fetch become one. Comparing the same fetch
 * again finds nothing. Pure: reads no clock.
 */
export function compareFetch(account: ComparedAccount, before: Baseline | undefined, fetch: AccountFetch): Comparison {
  const baseline = before ?? emptyBaseline(account);
  const { changes, ...compared } = comparisonOf(fetch)(account, baseline, fetch);
  const isNew = compared.baseline !== baseline || (fetch.failure === undefined && isDue(account, baseline, fetch));
  return {
    ...compared,
    baseline: isNew && fetch.failure === undefined ? withTime(account, compared.baseline, fetch) : compared.baseline,
    changes: changes.map(changesOf(account, fetch.at)),
  };
}

function comparisonOf({ what, failure }: AccountFetch): typeof compareNumbers {
  if (failure !== undefined) return what === 'numbers' ? compareFailures : nothingToCompare;
  return what === 'numbers' ? compareNumbers : compareWabas;
}

/** An account does not fail if its WABAs cannot be listed: many credentials may list numbers only. */
function nothingToCompare(_account: ComparedAccount, baseline: Baseline): ComparedKind {
  return { baseline, changes: [], unsettled: [] };
}

function compareFailures(_account: ComparedAccount, baseline: Baseline, fetch: AccountFetch): ComparedKind {
  const { failing: before, numbersAt } = baseline;
  if (fetch.failure === undefined) return nothingToCompare(_account, baseline);
  const times = { ...fetch, lastGoodAt: latest(numbersAt, fetch.lastGoodAt) };
  const { failing, changes } = failedAgain(before, fetch.failure.code, times);
  const isSame = before?.code === failing.code && before.fetches === failing.fetches;
  return { baseline: isSame ? baseline : { ...baseline, failing }, changes, unsettled: isSame ? [] : ['numbers'] };
}

function emptyBaseline({ fingerprint, account, provider }: ComparedAccount): Baseline {
  return { fingerprint, account, provider, mapping: {}, numbers: {}, wabas: {} };
}

function isDue({ mapping }: ComparedAccount, baseline: Baseline, { what, at }: AccountFetch): boolean {
  const comparedAt = what === 'numbers' ? baseline.numbersAt : baseline.wabasAt;
  if (baseline.mapping[what] !== mapping) return true;
  return comparedAt === undefined || Math.abs(Date.parse(at) - Date.parse(comparedAt)) >= maxAgeMs;
}

function withTime({ mapping }: ComparedAccount, baseline: Baseline, { what, at }: AccountFetch): Baseline {
  const time = what === 'numbers' ? { numbersAt: at } : { wabasAt: at };
  return { ...baseline, ...time, mapping: { ...baseline.mapping, [what]: mapping } };
}
