import type { SendAbility } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { CallOptions } from '../fetching/side-by-side.js';
import { inSlices, type Slices } from '../fetching/slices.js';
import { checkQuery } from '../numbers/check-query.js';
import type { GroupCounts } from '../numbers/groups.js';
import type { NumberIndex } from '../numbers/number-index.js';
import { wabaIdOf } from '../numbers/number-rows.js';
import type { Selections } from '../numbers/selections.js';
import type { WabasQuery } from './wabas-query.js';

export interface CountParts {
  readonly selections: Selections;
  readonly index: NumberIndex;
  readonly slices: Slices;
}

/** The numbers of each WABA. */
export interface CountedNumbers {
  of(account: string, wabaId: string): GroupCounts;
}

const none: GroupCounts = { count: 0, byCanSend: {} };

/** Reads the numbers of the accounts of a query, and counts them by WABA. */
export async function countNumbers(
  { selections, index, slices }: CountParts,
  accounts: readonly OpenAccount[],
  view: string,
  { account, wabaId, maxAgeSeconds }: WabasQuery,
  options: CallOptions,
): Promise<CountedNumbers> {
  const query = { accounts: account === undefined ? [] : [account], wabaId, maxAgeSeconds };
  const checked = await checkQuery(query, accounts, view);
  const { rows } = await index.matches(await selections.read(checked, options), checked);
  const counts = new Map<string, { count: number; byCanSend: Partial<Record<SendAbility, number>> }>();
  await inSlices(slices, rows, (row) => {
    const key = keyOf(row.account, wabaIdOf(row) ?? '');
    const counted = counts.get(key) ?? { count: 0, byCanSend: {} };
    const { canSendMessage } = row.assessment;
    counted.count += 1;
    counted.byCanSend[canSendMessage] = (counted.byCanSend[canSendMessage] ?? 0) + 1;
    counts.set(key, counted);
  });
  return { of: (alias, id) => counts.get(keyOf(alias, id)) ?? none };
}

/** An alias has no line break. */
function keyOf(account: string, wabaId: string): string {
  return `${account}\n${wabaId}`;
}
