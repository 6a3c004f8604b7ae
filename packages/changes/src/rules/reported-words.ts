import type { ReportedValue } from '@wabascope/core';

/** The provider's words of the compared fields, by our field. */
export function reportedWords<Field extends string>(
  reported: Readonly<Partial<Record<Field, ReportedValue>>> | undefined,
  fields: Readonly<Record<string, Field>>,
): Readonly<Record<string, string>> | undefined {
  if (reported === undefined) return undefined;
  const words = Object.entries(fields).flatMap(([ours, theirs]) => {
    const word = reported[theirs];
    return word === undefined ? [] : [[ours, String(word)] as const];
  });
  return words.length === 0 ? undefined : Object.fromEntries(words);
}
