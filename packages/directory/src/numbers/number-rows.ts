import { type Assessment, assessNumber, type PhoneNumber, type Waba } from '@wabascope/core';
import type { DirectoryNumber } from '../directory.js';
import { inSlices } from '../fetching/in-slices.js';
import type { Slices } from '../fetching/slices.js';
import type { Snapshot } from '../fetching/snapshot.js';
import { sortInSlices } from './sort-in-slices.js';

/** One number as the directory sorts and filters it. There may be a million, so nothing is copied into it. */
export interface NumberRow {
  readonly account: string;
  readonly provider: string;
  /** As the provider reports it. */
  readonly number: PhoneNumber;
  /** That the number belongs to, where the account lists it. */
  readonly waba: Waba | undefined;
  readonly assessment: Assessment;
}

/** The sorted rows of one account. `shared` gives equal assessments one object: there are few different ones. */
export async function rowsOf(
  slices: Slices,
  { alias: account, plugin }: { readonly alias: string; readonly plugin: { readonly id: string } },
  numbers: readonly PhoneNumber[],
  wabas: Snapshot<Waba> | undefined,
  shared: (assessment: Assessment) => Assessment,
): Promise<readonly NumberRow[]> {
  const byId = new Map(wabas?.items.map((waba) => [waba.id, waba]));
  // A number of an account with a single WABA belongs to it, whether the provider says so in the row or not.
  const only = wabas?.partial === undefined && wabas?.items.length === 1 ? wabas.items[0] : undefined;
  const rows: NumberRow[] = [];
  await inSlices(slices, numbers, (number) => {
    const waba = number.wabaId === undefined ? only : byId.get(number.wabaId);
    rows.push({ account, provider: plugin.id, number, waba, assessment: shared(assessNumber(number, waba)) });
  });
  return sorted(slices, rows);
}

export function wabaIdOf({ number, waba }: NumberRow): string | undefined {
  return number.wabaId ?? waba?.id;
}

export function wabaNameOf({ number, waba }: NumberRow): string | undefined {
  return number.wabaName ?? waba?.name;
}

/** The row as callers see it. */
export function directoryNumber(row: NumberRow): DirectoryNumber {
  const { account, provider, number, assessment } = row;
  const [wabaId, wabaName] = [wabaIdOf(row), wabaNameOf(row)];
  // Not spread: a literal that goes on after `...number` takes ten times as long, and gives each row a shape of its own.
  return Object.assign(
    {},
    number,
    wabaId === undefined ? {} : { wabaId },
    wabaName === undefined ? {} : { wabaName },
    { account, provider },
    assessment,
  );
}

/** Joins the sorted rows of accounts, given in the order of their aliases, without sorting again. */
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

/** Where a number stands in the order of all: rank of its trouble, account, number, id. Plain JSON. */
export type Position = readonly [rank: number, account: string, number: string, id: string];

/** Trouble first. */
const rank = { BLOCKED: 0, LIMITED: 1, UNKNOWN: 2, AVAILABLE: 3 } as const;

function rankOf({ assessment }: NumberRow): 0 | 1 | 2 | 3 {
  return rank[assessment.canSendMessage];
}

export function positionOf(row: NumberRow): Position {
  const { phoneNumber, displayPhoneNumber, id } = row.number;
  return [rankOf(row), row.account, phoneNumber ?? displayPhoneNumber ?? id, id];
}

/** Orders by code units, so that every replica and every version of Node agrees. */
async function sorted(slices: Slices, rows: readonly NumberRow[]): Promise<readonly NumberRow[]> {
  const placed = rows.map((row) => ({ row, position: positionOf(row) }));
  const inOrder = await sortInSlices(slices, placed, (a, b) => byPosition(a.position, b.position));
  return inOrder.map(({ row }) => row);
}

/** Index of the first of the sorted `rows` that stands after `position`. */
export function firstAfter(rows: readonly NumberRow[], position: Position): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const row = rows[middle];
    if (row !== undefined && byPosition(positionOf(row), position) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function byPosition(a: Position, b: Position): number {
  return a[0] - b[0] || order(a[1], b[1]) || order(a[2], b[2]) || order(a[3], b[3]);
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
