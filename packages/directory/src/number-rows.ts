import { type Assessment, assessNumber, type PhoneNumber, type SendAbility, type Waba } from '@wabascope/core';
import type { DirectoryNumber } from './directory.js';
import { byPosition, type Position } from './position.js';
import type { Snapshot } from './snapshot.js';

/** One number as the directory sorts and filters it. */
export interface NumberRow {
  readonly account: string;
  readonly provider: string;
  readonly number: PhoneNumber;
  readonly assessment: Assessment;
  readonly position: Position;
}

/** Trouble first. */
const rank: Record<SendAbility, number> = { BLOCKED: 0, LIMITED: 1, UNKNOWN: 2, AVAILABLE: 3 };

/** The sorted rows of one account. */
export function rowsOf(
  { alias, plugin }: { readonly alias: string; readonly plugin: { readonly id: string } },
  numbers: readonly PhoneNumber[],
  wabas: Snapshot<Waba> | undefined,
): readonly NumberRow[] {
  const byId = new Map(wabas?.items.map((waba) => [waba.id, waba]));
  const only = wabas?.partial === undefined && wabas?.items.length === 1 ? wabas.items[0] : undefined;
  return numbers
    .map((reported) => {
      const number = withWaba(reported, reported.wabaId === undefined ? only : byId.get(reported.wabaId));
      const assessment = assessNumber(number, number.wabaId === undefined ? undefined : byId.get(number.wabaId));
      const text = number.phoneNumber ?? number.displayPhoneNumber ?? number.id;
      const position: Position = [rank[assessment.canSendMessage], alias, text, number.id];
      return { account: alias, provider: plugin.id, number, assessment, position };
    })
    .sort(byPosition);
}

/** A number of an account with a single WABA belongs to it, whether the provider says so in the row or not. */
function withWaba(number: PhoneNumber, waba: Waba | undefined): PhoneNumber {
  if (waba === undefined || (number.wabaId !== undefined && number.wabaName !== undefined)) return number;
  const { id: wabaId, name } = waba;
  return { ...number, wabaId, ...(number.wabaName === undefined && name !== undefined ? { wabaName: name } : {}) };
}

/** The row as callers see it. */
export function directoryNumber({ account, provider, number, assessment }: NumberRow): DirectoryNumber {
  const { canSendMessage, derived, reasons } = assessment;
  const overruled = derived === canSendMessage ? {} : { derivedCanSendMessage: derived };
  return { ...number, account, provider, canSendMessage, ...overruled, reasons };
}

/** Joins the sorted rows of accounts, given in the order of their aliases, without sorting again. */
export function joined(accounts: readonly (readonly NumberRow[])[]): readonly NumberRow[] {
  const byRank: NumberRow[][] = [[], [], [], []];
  for (const rows of accounts) {
    for (const row of rows) byRank[row.position[0]]?.push(row);
  }
  return byRank.flat();
}
