import { cleanText } from '@wabascope/core';

/** A text from a place that others may write to. Texts of rows have at most 1,000 characters. */
export function foreignText(text: string): string {
  return cleanText(text, 1_000);
}
