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
import type { RowPosition } from './cursor.js';
import { type NumberRow, wabaIdOf, wabaNameOf } from './number-row.js';
import type { DirectoryNumber } from './numbers-result.js';

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

/** The row in the form of a result. */
export function directoryNumber(row: NumberRow): DirectoryNumber {
  const { account, provider, number, assessment, limit } = row;
  const [wabaId, wabaName] = [wabaIdOf(row), wabaNameOf(row)];
  // Not `{ ...number, … }`, which is ten times slower and gives each row a different hidden class.
  return Object.assign(
    {},
    number,
    wabaId === undefined ? {} : { wabaId },
    wabaName === undefined ? {} : { wabaName },
    limit === undefined ? {} : { effectiveLimit: limit },
    { account, provider },
    assessment,
  );
}

/** Joins the sorted rows of accounts without sorting again. The accounts are in the order of their aliases. */
export async function joined(
  slices: Slices,
  accounts: readonly (readonly NumberRow[])[],
): Promise<readonly NumberRow[]> {
  const byRank: [NumberRow[], NumberRow[], NumberRow[], NumberRow[]] = [[], [], [], []];
  await inSlices(slices, accounts, (rows) => {
    for (const row of rows) byRank[rankOf(row)].push(row);
  });
  return byRank.flat();
}

/** Numbers that cannot send come first. */
const rank = { BLOCKED: 0, LIMITED: 1, UNKNOWN: 2, AVAILABLE: 3 } as const;

function rankOf({ assessment }: NumberRow): 0 | 1 | 2 | 3 {
  return rank[assessment.canSendMessage];
}

export function positionOf(row: NumberRow): RowPosition {
  const { phoneNumber, displayPhoneNumber, id } = row.number;
  return [rankOf(row), row.account, phoneNumber ?? displayPhoneNumber ?? id, id];
}

/** Sorts by code units, so that all replicas and all versions of Node agree. */
async function sorted(slices: Slices, rows: readonly NumberRow[]): Promise<readonly NumberRow[]> {
  const placed = rows.map((row) => ({ row, position: positionOf(row) }));
  const inOrder = await sortInSlices(slices, placed, (a, b) => byPosition(a.position, b.position));
  return inOrder.map(({ row }) => row);
}

/** Index of the first of the sorted `rows` after `position`. */
export function firstAfter(rows: readonly NumberRow[], position: RowPosition): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const row = rows[middle];
    if (row !== undefined && byPosition(positionOf(row), position) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function byPosition(a: RowPosition, b: RowPosition): number {
  return a[0] - b[0] || order(a[1], b[1]) || order(a[2], b[2]) || order(a[3], b[3]);
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
