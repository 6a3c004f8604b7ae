import { type Reason, reasonTable } from '@wabascope/core';

/** The sentence for each code, in order of appearance. */
export function reasonTexts(
  rows: readonly { readonly reasons: readonly Reason[] }[],
): Readonly<Record<string, string>> {
  const codes = new Set(rows.flatMap(({ reasons }) => reasons.map(({ code }) => code)));
  return Object.fromEntries([...codes].map((code) => [code, reasonTable[code].message]));
}
