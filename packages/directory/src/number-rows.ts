import { type Assessment, assessNumber, type PhoneNumber, type Waba } from '@wabascope/core';
import type { DirectoryNumber } from './directory.js';
import { inSlices } from './in-slices.js';
import { rankOf, sorted } from './position.js';
import type { Slices } from './slices.js';
import type { Snapshot } from './snapshot.js';

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
