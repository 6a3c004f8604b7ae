import assert from 'node:assert/strict';
import { rowsIn } from '../body/rows.js';
import { removed, rewriteBodies, spotsIn } from '../body/walk.js';
import type { Exchange } from '../exchange.js';
import { type Listing, list, openRecorded, providerError, replay } from '../listing.js';
import type { Item, Operation } from '../operation.js';
import type { Subject } from '../subject.js';
import { wordsOf } from '../words.js';
import type { Check } from './check.js';

/** Providers leave keys out, and send null, without notice. */
export const checkMissingKeys: Check = ({ describe, it }, subject) => {
  describe('a key of a row', () => {
    for (const operation of subject.operations) {
      it(`that is null loses no row of ${operation.name} and invents nothing`, () => check(subject, operation, null));
      it(`that is missing loses no row of ${operation.name} and invents nothing`, () =>
        check(subject, operation, removed));
    }
  });
};

async function check(subject: Subject, operation: Operation, replacement: null | typeof removed): Promise<void> {
  const { requiredKeys = [] } = subject.fixtures;
  for (const exchanges of operation.listings) {
    const usual = await replay(subject, operation, exchanges);
    const { keys, identities } = rowsIn(exchanges, usual.items);
    for (const place of keys) {
      const changed = rewriteBodies(exchanges, (spot) => (spot.place === place ? replacement : spot.value));
      const mayFail = identities.has(place) || requiredKeys.includes(place.slice(place.lastIndexOf('.') + 1));
      const given = `${place} ${replacement === null ? 'as null' : 'left out'}`;
      const listing = await outcomeOf(subject, operation, { exchanges, changed, given, mayFail });
      if (listing !== undefined && !mayFail) assertLess(listing, usual, changed, given);
    }
  }
}

interface Trial {
  readonly exchanges: readonly Exchange[];
  readonly changed: readonly Exchange[];
  readonly given: string;
  readonly mayFail: boolean;
}

/** Undefined when the key decides which requests follow, so that nobody can tell what should come. */
async function outcomeOf(
  subject: Subject,
  operation: Operation,
  { exchanges, changed, given, mayFail }: Trial,
): Promise<Listing | undefined> {
  const { account, playback } = await openRecorded(subject, changed);
  const [outcome] = await Promise.allSettled([list(operation, account)]);
  if (outcome.status === 'rejected') {
    const { message } = providerError(outcome.reason, `${operation.name}, given ${given},`);
    const follows = playback.unexpected.length > 0;
    assert.ok(mayFail || follows, `${operation.name}, given ${given}, must not fail; it threw: ${message}`);
    return undefined;
  }
  const sameRequests = playback.unexpected.length === 0 && playback.played.size === exchanges.length;
  return sameRequests ? outcome.value : undefined;
}

function assertLess(listing: Listing, usual: Listing, changed: readonly Exchange[], given: string): void {
  assert.equal(listing.items.length, usual.items.length, `Given ${given}, no row may be lost.`);
  const texts = new Set(spotsIn(changed).map(({ value }) => value));
  listing.items.forEach((item, position) => {
    const before = new Map(Object.entries(usual.items[position] ?? {}));
    for (const [field, value] of Object.entries(item)) {
      const known = isKnown(value, before.get(field), texts) || isReadWord(item, field, texts);
      assert.ok(known, `Given ${given}, ${item.id} has an invented ${field}: ${JSON.stringify(value)}`);
    }
  });
}

/** Whether nothing in `value` is new, apart from texts of the answers: another key may stand in for a missing one. */
function isKnown(value: unknown, before: unknown, texts: ReadonlySet<unknown>): boolean {
  if (typeof value !== 'object' || value === null) {
    return value === before || (typeof value === 'string' && texts.has(value));
  }
  const known = new Map(Object.entries(before ?? {}));
  // Inside an object the model may ask for a word, and then UNKNOWN is the truth.
  return Object.entries(value).every(([key, part]) => part === 'UNKNOWN' || isKnown(part, known.get(key), texts));
}

/** Whether the provider's word behind a field is in the answers. */
function isReadWord(item: Item, field: string, texts: ReadonlySet<unknown>): boolean {
  return wordsOf(item).some((word) => word.field === field && texts.has(word.raw));
}
