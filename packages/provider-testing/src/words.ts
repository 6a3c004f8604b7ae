import type { Item } from './operation.js';

/** Fields whose words the model closes, and what each shows for a word that nobody knows. */
const unknownWords: Readonly<Record<string, string>> = {
  status: 'UNKNOWN',
  qualityRating: 'UNKNOWN',
  messagingLimit: 'UNKNOWN',
  nameStatus: 'UNKNOWN',
  newNameStatus: 'UNKNOWN',
  codeVerificationStatus: 'UNKNOWN',
  throughput: 'UNKNOWN',
  platformType: 'UNKNOWN',
  accountMode: 'UNKNOWN',
  accountReviewStatus: 'UNKNOWN',
  businessVerificationStatus: 'unknown',
  ownershipType: 'UNKNOWN',
};

/** A field of the model with a word in it. */
export interface WordField {
  readonly field: string;
  /** The model's word. */
  readonly word: unknown;
  /** The provider's own: the model says it only where it differs. */
  readonly raw: unknown;
  /** What the model says for a word that nobody knows. */
  readonly unknown: string;
}

/** The words of a row. */
export function wordsOf(item: Item): WordField[] {
  return Object.entries(unknownWords).flatMap(([field, unknown]) => {
    const value = item[field];
    if (value === undefined) return [];
    const word = isObject(value) ? value.tier : value;
    const raw = isObject(item.reported) ? item.reported[field] : undefined;
    return [{ field, word, raw: raw ?? word, unknown }];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
