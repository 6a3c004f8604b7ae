import { numberWords, wabaWords } from '@wabascope/core';
import type { Item } from './operation.js';

/** A field of the model that contains a word. */
export interface WordField {
  readonly field: string;
  /** The model's word. */
  readonly word: unknown;
  /** The provider's word. Rows contain it only if it differs. */
  readonly raw: unknown;
  /** The model's word for an unknown one. */
  readonly unknown: string;
}

const closedFields = Object.entries({ ...numberWords, ...wabaWords });

/** The words of a row. */
export function wordsOf(item: Item): WordField[] {
  return closedFields.flatMap(([field, words]) => {
    const value = item[field];
    const unknown = words.at(-1);
    if (value === undefined || unknown === undefined) return [];
    const word = isObject(value) ? value.tier : value;
    const raw = isObject(item.reported) ? item.reported[field] : undefined;
    return [{ field, word, raw: raw ?? word, unknown }];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
