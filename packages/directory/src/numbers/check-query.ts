import {
  accountModes,
  messagingLimitTiers,
  type NumberField,
  nameStatuses,
  numberFields,
  numberStatuses,
  type ProviderPlugin,
  qualityRatings,
  reasonCodes,
  sendAbilities,
  type WabaField,
} from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { ArgumentError } from '../text/argument-error.js';
import {
  boolean,
  checkFields,
  chosen,
  type Fields,
  seconds,
  string,
  strings,
  wholeNumber,
} from '../text/check-fields.js';
import { readCursor } from '../text/cursor.js';
import { hostOf } from './callback-hosts.js';
import { type GroupKey, groupKeys, keyOf, type NeededField } from './group-keys.js';
import { notReported, orNotReported } from './not-reported.js';
import { fingerprintOf, isRowPosition } from './number-rows.js';
import { loadNumberingPlans, type NumberingPlans } from './numbering-plans.js';
import type { CheckedNumbersQuery, NumberFilters, NumbersQuery } from './numbers-query.js';
import { parseNumber } from './parse-number.js';

const maxPageSize = 100;
const defaultPageSize = 25;
const maxQueryLength = 200;
const maxGroupKeys = 2;

const fields: Fields<keyof NumbersQuery> = {
  accounts: strings,
  providers: strings,
  status: strings,
  quality: strings,
  canSend: strings,
  reasons: strings,
  nameStatus: strings,
  newNameStatus: strings,
  messagingLimit: strings,
  country: strings,
  official: boolean,
  accountMode: strings,
  onBusinessApp: boolean,
  callbackHost: strings,
  duplicates: boolean,
  groupBy: {
    mustBe: `a list of at most ${maxGroupKeys} of ${groupKeys.join(', ')}`,
    accepts: (value) => strings.accepts(value) && (value as readonly string[]).length <= maxGroupKeys,
  },
  fields: strings,
  wabaId: string,
  query: {
    mustBe: `a string of at most ${maxQueryLength} characters`,
    accepts: (value) => typeof value === 'string' && value.length <= maxQueryLength,
  },
  limit: wholeNumber(0, maxPageSize),
  cursor: string,
  maxAgeSeconds: seconds,
};

/**
 * @param visible The accounts that the caller may see.
 * @param view Identifies the view, so that a cursor is valid only in the view that returned it.
 * @throws {ArgumentError}
 */
export async function checkQuery(
  query: NumbersQuery,
  visible: readonly OpenAccount[],
  view: string,
): Promise<CheckedNumbersQuery> {
  checkFields('query', query, fields);
  const names = chosen('accounts', query.accounts, () => visible.map(({ alias }) => alias));
  const providers = chosen('providers', query.providers, () =>
    [...new Set(visible.map(({ plugin }) => plugin.id))].sort(),
  );
  const groupBy = [...new Set(query.groupBy ?? [])];
  chosen('groupBy', groupBy, () => groupKeys);
  const text = query.query?.trim() || undefined;
  const needsCountries = (query.country ?? []).length > 0 || groupBy.includes('country');
  const isNumber = text !== undefined && parseNumber(text) !== undefined;
  const plans = needsCountries || isNumber ? await loadNumberingPlans() : undefined;
  const filters = filtersOf(query, text, plans);
  const selectionId = JSON.stringify([view, names, providers]);
  const fingerprint = fingerprintOf([selectionId, filters]);
  return {
    accounts: chosenAccounts(visible, names && new Set(names), providers),
    selectionId,
    filters,
    groupBy,
    needed: neededFields(filters, groupBy, chosen('fields', query.fields, () => numberFields) ?? []),
    plans,
    fingerprint,
    limit: query.limit ?? (groupBy.length > 0 ? 0 : defaultPageSize),
    after: query.cursor === undefined ? undefined : readCursor(query.cursor, fingerprint, isRowPosition),
    maxAgeMs: query.maxAgeSeconds === undefined ? undefined : query.maxAgeSeconds * 1000,
  };
}

function filtersOf(query: NumbersQuery, text: string | undefined, plans: NumberingPlans | undefined): NumberFilters {
  return {
    status: chosen('status', query.status, () => orNotReported(numberStatuses)),
    quality: chosen('quality', query.quality, () => orNotReported(qualityRatings)),
    canSend: chosen('canSend', query.canSend, () => sendAbilities),
    reasons: chosen('reasons', query.reasons, () => reasonCodes),
    nameStatus: chosen('nameStatus', query.nameStatus, () => orNotReported(nameStatuses)),
    newNameStatus: chosen('newNameStatus', query.newNameStatus, () => orNotReported(nameStatuses)),
    messagingLimit: chosen('messagingLimit', query.messagingLimit, () => orNotReported(messagingLimitTiers)),
    country: chosen('country', query.country, () => orNotReported(plans?.countries ?? [])),
    official: query.official,
    accountMode: chosen('accountMode', query.accountMode, () => orNotReported(accountModes)),
    onBusinessApp: query.onBusinessApp,
    callbackHost: hostsOf(query.callbackHost),
    duplicates: query.duplicates,
    wabaId: query.wabaId?.trim() || undefined,
    query: text,
  };
}

/** The provider's field behind each filter. */
const filterFields: Partial<Record<keyof NumberFilters, NeededField>> = {
  status: 'status',
  quality: 'qualityRating',
  nameStatus: 'nameStatus',
  newNameStatus: 'newNameStatus',
  messagingLimit: 'messagingLimit',
  country: 'phoneNumber',
  official: 'isOfficialBusinessAccount',
  accountMode: 'accountMode',
  onBusinessApp: 'isOnBusinessApp',
  callbackHost: 'callbacks',
  duplicates: 'phoneNumber',
  wabaId: 'wabaId',
};

function neededFields(
  filters: NumberFilters,
  groupBy: readonly GroupKey[],
  requested: readonly NeededField[],
): readonly NeededField[] {
  const ofFilters = Object.entries(filterFields).flatMap(([name, field]) =>
    filters[name as keyof NumberFilters] === undefined ? [] : [field],
  );
  const ofGroups = groupBy.flatMap((key) => {
    const { field } = keyOf(key);
    return field === undefined ? [] : [typeof field === 'string' ? field : field.waba];
  });
  return [...new Set([...ofFilters, ...ofGroups, ...requested])];
}

/** @throws {ArgumentError} For an entry that no host can have. */
function hostsOf(entries: readonly string[] | undefined): readonly string[] | undefined {
  if (entries === undefined || entries.length === 0) return undefined;
  const hosts = entries.map((entry) => {
    const [, not = '', text = ''] = /^\s*(!?)(.*)$/s.exec(entry) ?? [];
    if (not === '' && text.trim().toUpperCase() === notReported) return notReported;
    const host = hostOf(text.trim());
    if (host === undefined) {
      throw new ArgumentError(
        'callbackHost',
        'callbackHost must be hosts such as hooks.example.com, or !hooks.example.com.',
      );
    }
    return not + host;
  });
  return [...new Set(hosts)].sort();
}

function chosenAccounts(
  visible: readonly OpenAccount[],
  names: ReadonlySet<string> | undefined,
  providers: readonly string[] | undefined,
): readonly OpenAccount[] {
  if (names === undefined && providers === undefined) return visible;
  return visible.filter(({ alias, plugin }) => (names?.has(alias) ?? true) && (providers?.includes(plugin.id) ?? true));
}

type Reporting = Pick<ProviderPlugin<never>, 'id' | 'reports'>;

/** By provider, the needed fields that it does not report; `undefined` if there are none. */
export function unreportedFields<Field extends string>(
  plugins: readonly Reporting[],
  needed: readonly Field[],
  isReported: (field: Field, reports: Reporting['reports']) => boolean,
): Readonly<Record<string, readonly Field[]>> | undefined {
  const byId = new Map(plugins.map((plugin) => [plugin.id, plugin]));
  const missing = [...byId.values()].map(({ id, reports }): [string, readonly Field[]] => [
    id,
    needed.filter((field) => !isReported(field, reports)),
  ]);
  const entries = missing.filter(([, fields]) => fields.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A number gets its WABA, and a limit that it does not have, from the WABAs of its account. */
export function isInNumbers(field: NumberField | WabaField, { number, waba }: Reporting['reports']): boolean {
  if ((number as readonly string[]).includes(field)) return true;
  if (field === 'wabaId' || field === 'wabaName') return waba.length > 0;
  const isOfWaba = field === 'messagingLimit' || field === 'businessId' || field === 'currency';
  return isOfWaba && waba.includes(field);
}
