import assert from 'node:assert/strict';
import { rewriteBodies, spotsIn } from '../body/walk.js';
import type { Exchange } from '../exchange.js';
import { type JoinedPages, replay } from '../listing.js';
import type { Operation } from '../operation.js';
import type { Subject } from '../subject.js';
import { wordsOf } from '../words.js';
import type { Check } from './check.js';

const newWord = 'ZZ_NEW_WORD';

/** Providers add words to their vocabulary without notice. */
export const checkUnknownWords: Check = ({ describe, it }, subject) => {
  describe('an unknown word', () => {
    for (const operation of subject.operations) {
      it(`loses no row of ${operation.name}, becomes UNKNOWN, is kept in reported, and warns`, async () => {
        const expected = new Set<string>();
        const reached = new Set<string>();
        for (const exchanges of operation.listings) {
          const unchanged = await replay(subject, operation, exchanges);
          const words = unchanged.items.flatMap(wordsOf).filter(({ raw }) => typeof raw === 'string' && raw !== '');
          for (const { field } of words) expected.add(field);
          const raws = new Set(words.map(({ raw }) => raw));
          const places = new Set(
            spotsIn(exchanges)
              .filter(({ value }) => raws.has(value))
              .map(({ place }) => place),
          );
          for (const place of places) {
            for (const field of await fieldsFedBy(place, { subject, operation, exchanges, unchanged }))
              reached.add(field);
          }
        }
        const unreached = [...expected].filter((field) => !reached.has(field));
        assert.deepEqual(
          unreached,
          [],
          'No text of the responses decides these fields. Either an unknown word becomes a known one, or the exact word of the provider is missing in reported.',
        );
      });
    }
  });
};

interface Trial {
  readonly subject: Subject;
  readonly operation: Operation;
  readonly exchanges: readonly Exchange[];
  readonly unchanged: JoinedPages;
}

/** The fields of the model that change if every word at `place` is replaced with a new one. */
async function fieldsFedBy(place: string, { subject, operation, exchanges, unchanged }: Trial): Promise<string[]> {
  const renewed = rewriteBodies(exchanges, (spot) =>
    spot.place === place && typeof spot.value === 'string' && spot.value !== '' ? newWord : spot.value,
  );
  const listing = await replay(subject, operation, renewed);
  const given = `With ${newWord} at ${place}, ${operation.name}`;
  assert.equal(listing.items.length, unchanged.items.length, `${given} must keep every row.`);
  const changed = listing.items.flatMap(wordsOf).filter(({ raw }) => raw === newWord);
  for (const { field, word, unknown } of changed)
    assert.equal(word, unknown, `${given} must give ${unknown} as ${field}.`);
  const warned = listing.warnings.some(({ type, raw }) => type === 'unknown-value' && raw === newWord);
  assert.ok(warned || changed.length === 0, `${given} must warn of an unknown-value, with the word as raw.`);
  return changed.map(({ field }) => field);
}
