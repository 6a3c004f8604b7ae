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
    const before = usual.items[position];
    for (const field of Object.keys(item)) {
      const known = before !== undefined && (isPartOf(item[field], before[field]) || isRead(item, field, texts));
      assert.ok(known, `Given ${given}, ${item.id} has an invented ${field}: ${JSON.stringify(item[field])}`);
    }
  });
}

/** Whether the word of a field is one that the answers hold: another key may stand in for one that is missing. */
function isRead(item: Item, field: string, texts: ReadonlySet<unknown>): boolean {
  const word = wordsOf(item).find((each) => each.field === field);
  return texts.has(word === undefined ? item[field] : word.raw);
}

function isPartOf(part: unknown, whole: unknown): boolean {
  if (typeof part !== 'object' || part === null || typeof whole !== 'object' || whole === null) return part === whole;
  const known = new Map(Object.entries(whole));
  return Object.entries(part).every(([key, value]) => isPartOf(value, known.get(key)));
}
