import PQueue from 'p-queue';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectedIn, faultTable } from './fault-table.js';
import { observe } from './observe.js';
import { places } from './provider-faults.js';

/** A port that is shut is shut from the first call on. */
const firstCalls = places.filter(({ name }) => name === 'first page' || name === 'WABA call');
const cells = faultTable.flatMap((row) =>
  (row.fault.kind === 'refuse' ? firstCalls : places).map((place) => ({
    row,
    place,
    becomes: expectedIn(row, place),
    title: `${row.name} in the ${place.name} of ${place.provider}`,
  })),
);
const outcomes = new Map<string, string>();

/** All cells are observed at once, because most of them wait: for a timeout, or before a retry. */
beforeAll(async () => {
  const queue = new PQueue({ concurrency: 24 });
  const observed = cells.map(({ row, place, title }) =>
    queue.add(async () => {
      outcomes.set(title, await observe(row, place).catch((error: unknown) => String(error)));
    }),
  );
  await Promise.all(observed);
}, 180_000);

describe('a fault', () => {
  for (const { title, becomes } of cells) {
    it(`${title} becomes: ${becomes}`, () => {
      expect(outcomes.get(title)).toBe(becomes);
    });
  }
});
