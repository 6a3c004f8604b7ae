import type { Kind } from './kinds.js';
import type { ViewData, WordCounts } from './listing.js';
import type { Choices, Source } from './source.js';
import { textOf, type ViewRow } from './words.js';

const notReported = 'NOT_REPORTED';

/** The fields of a row that a filter looks at, if they do not have its name. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  canSend: ['canSendMessage'],
  quality: ['quality', 'qualityRating'],
  review: ['review', 'accountReviewStatus'],
  businessVerification: ['businessVerification', 'businessVerificationStatus'],
  directions: ['direction'],
  kinds: ['kind'],
  providers: ['provider'],
};

/** Filters the rows of a listing that is complete. */
export function localSource(all: ViewData, download: Source['download']): Source {
  return {
    given: new Set(),
    download,
    fetch: async (choices) => {
      const rows = all.rows.filter((row) => matches(all.kind, row, choices));
      return { listing: { ...all, rows, total: rows.length } };
    },
  };
}

/** The listing with the counts of its rows. */
export function withCounts(listing: ViewData): ViewData {
  const { kind, rows } = listing;
  const summary = kind.filters.map(([name, counts]) => [counts, count(rows.map((row) => words(row, name)))]);
  return { ...listing, summary: Object.fromEntries(summary), total: rows.length, nextCursor: undefined };
}

function words(row: ViewRow, filter: string): readonly string[] {
  const value = (fieldsOf[filter] ?? [filter]).map((field) => row[field]).find((found) => found !== undefined);
  return value === undefined ? [notReported] : [value].flat().map((word) => textOf(word));
}

function count(found: readonly (readonly string[])[]): WordCounts {
  const counts: Record<string, number> = {};
  for (const word of found.flat()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function matches(kind: Kind, row: ViewRow, { query = '', ...choices }: Choices): boolean {
  const isChosen = kind.filters.every(([name]) => {
    const wanted = choices[name];
    return wanted === undefined || words(row, name).includes(wanted);
  });
  return isChosen && contains(JSON.stringify(Object.values(row)), query);
}

function contains(text: string, query: string): boolean {
  const digits = query.replace(/[\s()+.-]/g, '');
  const isNumber = /^\d{3,}$/.test(digits);
  return text.toLowerCase().includes(isNumber ? digits : query.trim().toLowerCase());
}
