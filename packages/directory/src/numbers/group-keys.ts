import type { NumberField, Reason, WabaField } from '@wabascope/core';
import { callbackHosts } from './callback-hosts.js';
import type { Group, Grouping } from './groups.js';
import { type AssessedNumber, wabaIdOf, wabaNameOf } from './number-rows.js';
import type { NumberingPlans } from './numbering-plans.js';

/** A field of a number or of its WABA, as a provider reports it. */
export type NeededField = NumberField | WabaField;

/** What one row counts as under a key. A missing value counts as `NOT_REPORTED`. */
interface Key {
  /** The field of a provider that the value comes from, and whether it is a field of the WABA. */
  readonly field?: NumberField | { readonly waba: WabaField };
  readonly values: (row: AssessedNumber, plans: NumberingPlans | undefined) => readonly (string | undefined)[];
}

function one(
  field: Key['field'],
  value: (row: AssessedNumber, plans: NumberingPlans | undefined) => string | undefined,
): Key {
  return { ...(field === undefined ? {} : { field }), values: (row, plans) => [value(row, plans)] };
}

export const groupKeyTable = {
  account: one(undefined, ({ account }) => account),
  provider: one(undefined, ({ provider }) => provider),
  waba: one('wabaId', wabaIdOf),
  business: one({ waba: 'businessId' }, ({ waba }) => waba?.businessId),
  country: one('phoneNumber', ({ number }, plans) => plans?.countryOf(number)),
  status: one('status', ({ number }) => number.status),
  quality: one('qualityRating', ({ number }) => number.qualityRating),
  canSend: one(undefined, ({ assessment }) => assessment.canSendMessage),
  messagingLimit: one('messagingLimit', ({ limit }) => limit?.tier),
  nameStatus: one('nameStatus', ({ number }) => number.nameStatus),
  reason: { values: ({ assessment: { reasons } }) => (reasons.length === 0 ? ['none'] : reasons.map(codeOf)) },
  currency: one({ waba: 'currency' }, ({ waba }) => waba?.currency),
  callbackHost: {
    field: 'callbacks',
    values: ({ number }) => {
      const hosts = callbackHosts(number.callbacks);
      return hosts.length === 0 ? [undefined] : hosts;
    },
  },
  accountMode: one('accountMode', ({ number }) => number.accountMode),
} as const satisfies Record<string, Key>;

/** What numbers can be counted by. Under `reason` and `callbackHost`, a number may count several times. */
export type GroupKey = keyof typeof groupKeyTable;

// The keys of an object, which `keys` types as strings.
export const groupKeys: readonly GroupKey[] = Object.keys(groupKeyTable) as GroupKey[];

/** A group of numbers. */
export type NumberGroup = Group<GroupKey, NamesOfGroup>;

interface NamesOfGroup {
  /** With the key `waba`, if it is known. */
  readonly wabaName?: string;
  /** With the key `business`, if it is known. */
  readonly businessName?: string;
}

export function numberGrouping(
  groupBy: readonly GroupKey[],
  plans: NumberingPlans | undefined,
): Grouping<AssessedNumber, GroupKey, NamesOfGroup> {
  const [isOfWaba, isOfBusiness] = [groupBy.includes('waba'), groupBy.includes('business')];
  return {
    keys: groupBy.map((name) => ({ name, values: (row) => keyOf(name).values(row, plans) })),
    canSendOf: ({ assessment }) => assessment.canSendMessage,
    namesOf(row) {
      const wabaName = isOfWaba ? wabaNameOf(row) : undefined;
      const businessName = isOfBusiness ? row.waba?.businessName : undefined;
      return {
        ...(wabaName === undefined ? {} : { wabaName }),
        ...(businessName === undefined ? {} : { businessName }),
      };
    },
  };
}

export function keyOf(name: GroupKey): Key {
  return groupKeyTable[name];
}

function codeOf({ code }: Reason): string {
  return code;
}
