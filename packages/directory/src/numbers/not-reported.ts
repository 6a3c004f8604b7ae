/** In filters, summaries and groups, the word for a field that the provider does not report. */
export const notReported = 'NOT_REPORTED';
export type NotReported = typeof notReported;

export function orNotReported<Word extends string>(words: readonly Word[]): readonly (Word | NotReported)[] {
  return [...words, notReported];
}
