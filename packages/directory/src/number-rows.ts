import { type Assessment, assessNumber, type PhoneNumber, type Waba } from '@wabascope/core';
import type { DirectoryNumber } from './directory.js';
import { rankOf, sorted } from './position.js';
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
export function rowsOf(
  { alias: account, plugin }: { readonly alias: string; readonly plugin: { readonly id: string } },
  numbers: readonly PhoneNumber[],
  wabas: Snapshot<Waba> | undefined,
  shared: (assessment: Assessment) => Assessment,
): readonly NumberRow[] {
  const byId = new Map(wabas?.items.map((waba) => [waba.id, waba]));
  // A number of an account with a single WABA belongs to it, whether the provider says so in the row or not.
  const only = wabas?.partial === undefined && wabas?.items.length === 1 ? wabas.items[0] : undefined;
  const rows = numbers.map((number) => {
    const waba = number.wabaId === undefined ? only : byId.get(number.wabaId);
    return { account, provider: plugin.id, number, waba, assessment: shared(assessNumber(number, waba)) };
  });
  return sorted(rows);
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
export function joined(accounts: readonly (readonly NumberRow[])[]): readonly NumberRow[] {
  const byRank: [NumberRow[], NumberRow[], NumberRow[], NumberRow[]] = [[], [], [], []];
  for (const rows of accounts) {
    for (const row of rows) byRank[rankOf(row)].push(row);
  }
  return byRank.flat();
}
