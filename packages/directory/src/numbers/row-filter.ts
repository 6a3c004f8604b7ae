import { callbackHosts } from './callback-hosts.js';
import type { Duplicates } from './duplicates.js';
import { notReported } from './not-reported.js';
import { type NumberRow, wabaIdOf } from './number-rows.js';
import type { NumberingPlans } from './numbering-plans.js';
import type { NumberFilters } from './numbers-query.js';

/** What a filter may need besides the rows. */
export interface FilterData {
  readonly plans: NumberingPlans | undefined;
  readonly duplicates: Duplicates | undefined;
}

type Test = (row: NumberRow) => boolean;

/** A test that accepts the rows that pass every filter but `query`. */
export function rowFilter(filters: NumberFilters, { plans, duplicates }: FilterData): Test {
  const { reasons, official, onBusinessApp, wabaId, callbackHost } = filters;
  const tests = [
    oneOf(filters.status, ({ number }) => number.status),
    oneOf(filters.quality, ({ number }) => number.qualityRating),
    oneOf(filters.canSend, ({ assessment }) => assessment.canSendMessage),
    oneOf(filters.nameStatus, ({ number }) => number.nameStatus),
    oneOf(filters.newNameStatus, ({ number }) => number.newNameStatus),
    oneOf(filters.messagingLimit, ({ limit }) => limit?.tier),
    oneOf(filters.accountMode, ({ number }) => number.accountMode),
    oneOf(filters.country, ({ number }) => plans?.countryOf(number)),
    official === undefined ? undefined : ({ number }: NumberRow) => number.isOfficialBusinessAccount === official,
    onBusinessApp === undefined ? undefined : ({ number }: NumberRow) => number.isOnBusinessApp === onBusinessApp,
    wabaId === undefined ? undefined : (row: NumberRow) => wabaIdOf(row) === wabaId,
    reasons === undefined ? undefined : hasReason(new Set(reasons)),
    callbackHost === undefined ? undefined : hostTest(callbackHost),
    filters.duplicates === undefined ? undefined : duplicateTest(filters.duplicates, duplicates),
  ].filter((test) => test !== undefined);
  return (row) => tests.every((test) => test(row));
}

function oneOf(words: readonly string[] | undefined, read: (row: NumberRow) => string | undefined): Test | undefined {
  if (words === undefined) return undefined;
  const wanted = new Set(words);
  return (row) => wanted.has(read(row) ?? notReported);
}

function hasReason(codes: ReadonlySet<string>): Test {
  return ({ assessment: { reasons } }) => reasons.some(({ code }) => codes.has(code));
}

/** The entries combine with OR. */
function hostTest(entries: readonly string[]): Test {
  const excluded = entries.filter((entry) => entry.startsWith('!')).map((entry) => entry.slice(1));
  return ({ number: { callbacks } }) => {
    const hosts = callbackHosts(callbacks);
    if (hosts.length === 0) return entries.includes(notReported);
    return (
      hosts.some((host) => entries.includes(host)) || excluded.some((entry) => hosts.some((host) => host !== entry))
    );
  };
}

function duplicateTest(wanted: boolean, duplicates: Duplicates | undefined): Test {
  return ({ number: { phoneNumber } }) => (duplicates?.has(phoneNumber ?? '') ?? false) === wanted;
}
