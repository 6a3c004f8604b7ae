import type { NumberField, ProviderPlugin, WabaField } from '@wabascope/core';

/** In filters, summaries and groups, the word for a field that the provider does not report. */
export const notReported = 'NOT_REPORTED';
export type NotReported = typeof notReported;

export function orNotReported<Word extends string>(words: readonly Word[]): readonly (Word | NotReported)[] {
  return [...words, notReported];
}

type Reporting = Pick<ProviderPlugin<never>, 'id' | 'reports'>;

/** By provider, the needed fields that it does not report; `undefined` if there are none. */
export function unreportedFields<Field extends string>(
  plugins: readonly Reporting[],
  needed: readonly Field[],
  isReported: (field: Field, reports: Reporting['reports']) => boolean,
): Readonly<Record<string, readonly Field[]>> | undefined {
  const byId = new Map(plugins.map((plugin) => [plugin.id, plugin]));
  const missing = [...byId.values()].map(({ id, reports }): [string, readonly Field[]] => [
    id,
    needed.filter((field) => !isReported(field, reports)),
  ]);
  const entries = missing.filter(([, fields]) => fields.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A number gets its WABA, and a limit that it does not have, from the WABAs of its account. */
export function isInNumbers(field: NumberField | WabaField, { number, waba }: Reporting['reports']): boolean {
  if ((number as readonly string[]).includes(field)) return true;
  if (field === 'wabaId' || field === 'wabaName') return waba.length > 0;
  const isOfWaba = field === 'messagingLimit' || field === 'businessId' || field === 'currency';
  return isOfWaba && waba.includes(field);
}
