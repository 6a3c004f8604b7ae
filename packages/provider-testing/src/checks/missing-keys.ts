import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { rowsIn } from '../body/rows.js';
import { removed, rewriteBodies, spotsIn } from '../body/walk.js';
import type { Exchange } from '../exchange.js';
import { allPages, type JoinedPages, openRecorded, providerError, replay } from '../listing.js';
import type { Item, Operation } from '../operation.js';
import type { Subject } from '../subject.js';
import { wordsOf } from '../words.js';
import type { Check } from './check.js';

/** What replaces the value of a key: a name for messages, and the value. */
type Replacement = readonly [name: string, value: unknown];

/** Values that contain no text, number or word. */
const oddValues: readonly Replacement[] = [
  ['as []', []],
  ['as an object', { zz_unheard: 1 }],
];

/** Providers leave out keys, send null, and change types without notice. */
export const checkMissingKeys: Check = ({ describe, it }, subject) => {
  describe('a key of a row', () => {
    for (const operation of subject.operations) {
      it(`that is null loses no row of ${operation.name} and invents nothing`, () =>
        check(subject, operation, ['as null', null]));
      it(`that is missing loses no row of ${operation.name} and invents nothing`, () =>
        check(subject, operation, ['left out', removed]));
      it(`that cannot be read costs ${operation.name} that key only, with a warning`, async () => {
        for (const replacement of oddValues) await check(subject, operation, replacement);
      });
    }
  });
};

async function check(subject: Subject, operation: Operation, [name, replacement]: Replacement): Promise<void> {
  const { requiredKeys = [] } = subject.fixtures;
  for (const exchanges of operation.listings) {
    const expected = await replay(subject, operation, exchanges);
    const { keys, identities } = rowsIn(exchanges, expected.items);
    for (const place of keys) {
      const changed = rewriteBodies(exchanges, (spot) => (spot.place === place ? replacement : spot.value));
      const mayFail = identities.has(place) || requiredKeys.includes(place.slice(place.lastIndexOf('.') + 1));
      const given = `${place} ${name}`;
      const listing = await outcomeOf(subject, operation, { exchanges, changed, given, mayFail });
      if (listing === undefined || mayFail) continue;
      assertLess(listing, expected, changed, given);
      if (isOdd(replacement) && isScalar(place, exchanges)) assertWarned(listing, expected, given);
    }
  }
}

function isOdd(replacement: unknown): boolean {
  return typeof replacement === 'object' && replacement !== null;
}

/** Whether the key never has a list or an object, because an empty one may be valid. */
function isScalar(place: string, exchanges: readonly Exchange[]): boolean {
  return spotsIn(exchanges).every((spot) => spot.place !== place || typeof spot.value !== 'object');
}

function assertWarned(listing: JoinedPages, expected: JoinedPages, given: string): void {
  const isLess = !isDeepStrictEqual(listing.items, expected.items);
  assert.ok(!isLess || listing.warnings.length > expected.warnings.length, `Given ${given}, there must be a warning.`);
}

interface Trial {
  readonly exchanges: readonly Exchange[];
  readonly changed: readonly Exchange[];
  readonly given: string;
  readonly mayFail: boolean;
}

/** `undefined` if the key decides which requests follow, because the expected result is then unknown. */
async function outcomeOf(
  subject: Subject,
  operation: Operation,
  { exchanges, changed, given, mayFail }: Trial,
): Promise<JoinedPages | undefined> {
  const { account, playback } = await openRecorded(subject, changed);
  const [outcome] = await Promise.allSettled([allPages(operation, account)]);
  if (outcome.status === 'rejected') {
    const { message } = providerError(outcome.reason, `${operation.name}, given ${given},`);
    const follows = playback.unexpected.length > 0;
    assert.ok(mayFail || follows, `${operation.name}, given ${given}, must not fail; it threw: ${message}`);
    return undefined;
  }
  const sameRequests = playback.unexpected.length === 0 && playback.played.size === exchanges.length;
  return sameRequests ? outcome.value : undefined;
}

function assertLess(listing: JoinedPages, expected: JoinedPages, changed: readonly Exchange[], given: string): void {
  assert.equal(listing.items.length, expected.items.length, `Given ${given}, no row may be lost.`);
  const texts = new Set(spotsIn(changed).map(({ value }) => value));
  listing.items.forEach((item, position) => {
    const before = new Map(Object.entries(expected.items[position] ?? {}));
    for (const [field, value] of Object.entries(item)) {
      const known = isKnown(value, before.get(field), texts) || isReadWord(item, field, texts);
      assert.ok(known, `Given ${given}, ${item.id} has an invented ${field}: ${JSON.stringify(value)}`);
    }
  });
}

/** Whether `value` has only values of `before` and texts of the responses, because another key may replace a missing one. */
function isKnown(value: unknown, before: unknown, texts: ReadonlySet<unknown>): boolean {
  if (typeof value !== 'object' || value === null) {
    return value === before || (typeof value === 'string' && texts.has(value));
  }
  const known = new Map(Object.entries(before ?? {}));
  // The model may require a word inside an object. UNKNOWN is then right.
  return Object.entries(value).every(([key, part]) => part === 'UNKNOWN' || isKnown(part, known.get(key), texts));
}

/** Whether the provider's word for a field is in the responses. */
function isReadWord(item: Item, field: string, texts: ReadonlySet<unknown>): boolean {
  return wordsOf(item).some((word) => word.field === field && texts.has(word.raw));
}
