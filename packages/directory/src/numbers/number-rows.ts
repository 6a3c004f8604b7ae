import { createHash } from 'node:crypto';
import {
  type Assessment,
  assessNumber,
  type EffectiveLimit,
  effectiveLimit,
  type PhoneNumber,
  type SendAbility,
  type Waba,
} from '@wabascope/core';
import { inSlices, type Slices, sortInSlices } from '../fetching/slices.js';
import type { Snapshot } from '../fetching/snapshot.js';
import { ArgumentError } from '../text/argument-error.js';

/** One number as the directory sorts and filters it. There may be a million, so it holds references and no copies. */
export interface AssessedNumber {
  readonly account: string;
  readonly provider: string;
  /** As the provider reports it. */
  readonly number: PhoneNumber;
  /** The WABA of the number, if the account lists it. */
  readonly waba: Waba | undefined;
  readonly assessment: Assessment;
  readonly limit: EffectiveLimit | undefined;
}

export function wabaIdOf({ number, waba }: AssessedNumber): string | undefined {
  return number.wabaId ?? waba?.id;
}

export function wabaNameOf({ number, waba }: AssessedNumber): string | undefined {
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
): Promise<readonly AssessedNumber[]> {
  const byId = new Map(wabas?.items.map((waba) => [waba.id, waba]));
  // If an account has a single WABA, numbers without a WABA belong to it.
  const only = wabas?.partial === undefined && wabas?.items.length === 1 ? wabas.items[0] : undefined;
  const rows: AssessedNumber[] = [];
  await inSlices(slices, numbers, (number) => {
    const waba = number.wabaId === undefined ? only : byId.get(number.wabaId);
    const assessment = shared.assessment(assessNumber(number, waba));
    const limit = shared.limit(effectiveLimit(number, waba));
    rows.push({ account, provider: plugin.id, number, waba, assessment, limit });
  });
  return sorted(slices, rows);
}

export function positionOf(row: AssessedNumber): RowPosition {
  const { phoneNumber, displayPhoneNumber, id } = row.number;
  return [rankOf(row.assessment.canSendMessage), row.account, phoneNumber ?? displayPhoneNumber ?? id, id];
}

async function sorted(slices: Slices, rows: readonly AssessedNumber[]): Promise<readonly AssessedNumber[]> {
  const placed = rows.map((row) => ({ row, position: positionOf(row) }));
  const inOrder = await sortInSlices(slices, placed, (a, b) => byPosition(a.position, b.position));
  return inOrder.map(({ row }) => row);
}

/** The sort key of a number: severity, account, number, ID. Plain JSON. */
export type RowPosition = readonly [rank: number, account: string, number: string, id: string];

/** What cannot send comes first. */
const rank = { BLOCKED: 0, LIMITED: 1, UNKNOWN: 2, AVAILABLE: 3 } as const;

export function rankOf(canSendMessage: SendAbility): 0 | 1 | 2 | 3 {
  return rank[canSendMessage];
}

/** Index of the first of the sorted `rows` after `position`. */
export function firstAfter<Row>(
  rows: readonly Row[],
  position: RowPosition,
  positionOf: (row: Row) => RowPosition,
): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const row = rows[middle];
    if (row !== undefined && byPosition(positionOf(row), position) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Compares by code units, so that all replicas and all versions of Node agree. */
export function byPosition(a: RowPosition, b: RowPosition): number {
  return a[0] - b[0] || order(a[1], b[1]) || order(a[2], b[2]) || order(a[3], b[3]);
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The rows that fit. At least one, so that every page makes progress. */
export function cut<Row>(rows: readonly Row[], fits: ((rows: readonly Row[]) => number) | undefined): readonly Row[] {
  if (fits === undefined || rows.length === 0) return rows;
  const count = fits(rows);
  if (!Number.isInteger(count)) throw new ArgumentError('fits', 'fits must return a whole number.');
  return rows.slice(0, Math.max(1, count));
}

/** Identifies a query in its cursors. Equal for equal identities. */
export function fingerprintOf(identity: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('base64url').slice(0, 12);
}

/** Whether a cursor of numbers or WABAs has this position. */
export function isRowPosition(value: readonly unknown[]): value is RowPosition {
  const [rank, ...texts] = value;
  return typeof rank === 'number' && texts.length === 3 && texts.every((text) => typeof text === 'string');
}
