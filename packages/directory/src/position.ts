import type { NumberRow } from './number-rows.js';
import type { Slices } from './slices.js';
import { sortInSlices } from './sort-in-slices.js';

/** Where a number stands in the order of all: rank of its trouble, account, number, id. Plain JSON. */
export type Position = readonly [rank: number, account: string, number: string, id: string];

/** Trouble first. */
const rank = { BLOCKED: 0, LIMITED: 1, UNKNOWN: 2, AVAILABLE: 3 } as const;

export function rankOf({ assessment }: NumberRow): 0 | 1 | 2 | 3 {
  return rank[assessment.canSendMessage];
}

export function positionOf(row: NumberRow): Position {
  const { phoneNumber, displayPhoneNumber, id } = row.number;
  return [rankOf(row), row.account, phoneNumber ?? displayPhoneNumber ?? id, id];
}

/** Orders by code units, so that every replica and every version of Node agrees. */
export async function sorted(slices: Slices, rows: readonly NumberRow[]): Promise<readonly NumberRow[]> {
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
