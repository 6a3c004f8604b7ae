import { type AccountFetch, afterChanges, type Baseline, type Change, compareFetch } from '@wabascope/changes';
import {
  accountReviewStatuses,
  businessVerificationStatuses,
  messagingLimitTiers,
  nameStatuses,
  numberStatuses,
  type PhoneNumber,
  qualityRatings,
  type Waba,
  wabaStatuses,
} from '@wabascope/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partOf } from './runs.js';

/** What a provider has at one time. */
interface Provider {
  readonly numbers: readonly PhoneNumber[];
  readonly wabas: readonly Waba[];
}

const account = { fingerprint: 'f', account: 'main', provider: 'acme', mapping: '1' };
const tier = fc.constantFrom(...messagingLimitTiers);

/** Either single numbers have limits, and WABAs have others, or WABAs have limits that only numbers report. */
const providers = fc.boolean().chain((isShared) => fc.array(providerOf(isShared), { minLength: 2, maxLength: 6 }));

function providerOf(isShared: boolean): fc.Arbitrary<Provider> {
  const scope = isShared ? 'portfolio' : 'phone';
  const numbers = ['1', '2', '3', '4', '5', '6'].map((id): fc.Arbitrary<PhoneNumber> => {
    const fixed = { id: fc.constant(id), phoneNumber: fc.constant(`+4915100000${id}`) };
    return fc.record({
      ...fixed,
      wabaId: fc.constant(Number(id) % 2 === 0 ? 'even' : 'odd'),
      verifiedName: fc.constantFrom('Shop', 'Café', '店'),
      status: fc.constantFrom(...numberStatuses),
      qualityRating: fc.constantFrom(...qualityRatings),
      nameStatus: fc.constantFrom(...nameStatuses),
      newNameStatus: fc.constantFrom(...nameStatuses),
      isOfficialBusinessAccount: fc.boolean(),
      messagingLimit: fc.record({ tier, scope: fc.constant(scope) }),
    });
  });
  const wabas = ['even', 'odd'].map((id): fc.Arbitrary<Waba> => {
    const words = {
      id: fc.constant(id),
      status: fc.constantFrom(...wabaStatuses),
      accountReviewStatus: fc.constantFrom(...accountReviewStatuses),
      businessVerificationStatus: fc.constantFrom(...businessVerificationStatuses),
    };
    const limit = { messagingLimit: fc.record({ tier, scope: fc.constant('portfolio' as const) }) };
    return fc.record(isShared ? words : { ...words, ...limit }) as fc.Arbitrary<Waba>;
  });
  return fc.record({
    numbers: fc.tuple(...numbers).chain((all) => fc.shuffledSubarray(all)),
    wabas: fc.tuple(...wabas),
  });
}

/** Fetches numbers and WABAs until nothing is missing any more. */
function fetchAll({ numbers, wabas }: Provider, before: Baseline | undefined, start: number) {
  let baseline = before;
  const changes: Change[][] = [];
  for (let fetch = 0; fetch < 8; fetch += 1) {
    const at = new Date(start + fetch * 60_000).toISOString();
    const what: AccountFetch['what'] = fetch % 2 === 0 ? 'numbers' : 'wabas';
    const rows = { numbers: { rows: numbers, fetchedAt: at }, wabas: { rows: wabas, fetchedAt: at } };
    const compared = compareFetch(account, baseline, { what, at, ...rows });
    changes.push([...compared.changes]);
    baseline = compared.baseline;
  }
  return { baseline: baseline as Baseline, changes };
}

const fields = ['status', 'quality', 'limit', 'name', 'nameStatus', 'newNameStatus', 'canSend', 'official'] as const;
const wabaFields = ['status', 'review', 'verification', 'limit'] as const;

/** The fields that differ. Of a number that appeared, a journal has only what changed later. */
function differences(replayed: Baseline, found: Baseline): unknown[] {
  const numbers = Object.entries(found.numbers).flatMap(([id, state]) =>
    fields
      .filter((field) => (replayed.numbers[id]?.[field] ?? state[field]) !== state[field])
      .map((field) => [id, field]),
  );
  const wabas = Object.entries(found.wabas).flatMap(([id, state]) =>
    wabaFields.filter((field) => replayed.wabas[id]?.[field] !== state[field]).map((field) => [id, field]),
  );
  const ids = Object.keys(found.numbers);
  const others = Object.keys(replayed.numbers).filter((id) => !ids.includes(id));
  return [...numbers, ...wabas, ...others, ...ids.filter((id) => replayed.numbers[id] === undefined)];
}

it('finds changes that lead from the old states to the new ones, each once', () => {
  fc.assert(
    fc.property(providers, ([first, ...others]) => {
      if (first === undefined) return;
      let { baseline, changes } = fetchAll(first, undefined, 0);
      expect(changes.flat()).toEqual([]);
      let replayed = baseline;
      const ids = new Set<string>();
      let count = 0;
      for (const [index, provider] of others.entries()) {
        ({ baseline, changes } = fetchAll(provider, baseline, (index + 1) * 3_600_000));
        // Nothing more is found of the same rows.
        expect(changes.slice(-2).flat()).toEqual([]);
        replayed = afterChanges(replayed, changes.flat());
        for (const { id } of changes.flat()) ids.add(id);
        count += changes.flat().length;
        expect(differences(replayed, baseline)).toEqual([]);
      }
      expect(ids.size).toBe(count);
    }),
    partOf(0.01),
  );
});
