import {
  type Assessment,
  assessNumber,
  type EffectiveLimit,
  effectiveLimit,
  type PhoneNumber,
  type Waba,
} from '@wabascope/core';
import { inSlices, type Slices, sortInSlices } from '../fetching/slices.js';
import type { Snapshot } from '../fetching/snapshot.js';
import { byPosition, type RowPosition, rankOf } from './pages.js';

/** One number as the directory sorts and filters it. There may be a million, so it holds references and no copies. */
export interface NumberRow {
  readonly account: string;
  readonly provider: string;
  /** As the provider reports it. */
  readonly number: PhoneNumber;
  /** The WABA of the number, if the account lists it. */
  readonly waba: Waba | undefined;
  readonly assessment: Assessment;
  readonly limit: EffectiveLimit | undefined;
}

export function wabaIdOf({ number, waba }: NumberRow): string | undefined {
  return number.wabaId ?? waba?.id;
}

export function wabaNameOf({ number, waba }: NumberRow): string | undefined {
  return number.wabaName ?? waba?.name;
}

/** Replaces equal objects with one: few of them differ, and there may be a million rows. */
export interface Shared {
  readonly assessment: (assessment: Assessment) => Assessment;
  readonly limit: (limit: EffectiveLimit | undefined) => EffectiveLimit | undefined;
}

/** The sorted rows of one account. */
export async function rowsOf(
  slices: Slices,
  { alias: account, plugin }: { readonly alias: string; readonly plugin: { readonly id: string } },
  numbers: readonly PhoneNumber[],
  wabas: Snapshot<Waba> | undefined,
  shared: Shared,
): Promise<readonly NumberRow[]> {
  const byId = new Map(wabas?.items.map((waba) => [waba.id, waba]));
  // If an account has a single WABA, numbers without a WABA belong to it.
  const only = wabas?.partial === undefined && wabas?.items.length === 1 ? wabas.items[0] : undefined;
  const rows: NumberRow[] = [];
  await inSlices(slices, numbers, (number) => {
    const waba = number.wabaId === undefined ? only : byId.get(number.wabaId);
    const assessment = shared.assessment(assessNumber(number, waba));
    const limit = shared.limit(effectiveLimit(number, waba));
    rows.push({ account, provider: plugin.id, number, waba, assessment, limit });
  });
  return sorted(slices, rows);
}

/** Joins the sorted rows of accounts without sorting again. The accounts are in the order of their aliases. */
export async function joined(
  slices: Slices,
  accounts: readonly (readonly NumberRow[])[],
): Promise<readonly NumberRow[]> {
  const byRank: [NumberRow[], NumberRow[], NumberRow[], NumberRow[]] = [[], [], [], []];
  await inSlices(slices, accounts, (rows) => {
    for (const row of rows) byRank[rankOf(row.assessment.canSendMessage)].push(row);
  });
  return byRank.flat();
}

export function positionOf(row: NumberRow): RowPosition {
  const { phoneNumber, displayPhoneNumber, id } = row.number;
  return [rankOf(row.assessment.canSendMessage), row.account, phoneNumber ?? displayPhoneNumber ?? id, id];
}

async function sorted(slices: Slices, rows: readonly NumberRow[]): Promise<readonly NumberRow[]> {
  const placed = rows.map((row) => ({ row, position: positionOf(row) }));
  const inOrder = await sortInSlices(slices, placed, (a, b) => byPosition(a.position, b.position));
  return inOrder.map(({ row }) => row);
}
