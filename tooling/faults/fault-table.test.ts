import PQueue from 'p-queue';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectedIn, faultTable } from './fault-table.js';
import { observe, rowsWithoutFault } from './observe.js';
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
  const queue = new PQueue({ concurrency: 64 });
  const rows = new Map(places.map((place) => [place, queue.add(() => rowsWithoutFault(place))]));
  const observed = cells.map(({ row, place, title }) =>
    queue.add(async () => {
      const outcome = Promise.resolve(rows.get(place)).then((all = 0) => observe(row, place, all));
      outcomes.set(title, await outcome.catch((error: unknown) => String(error)));
    }),
  );
  await Promise.all(observed);
}, 900_000);

describe('a fault', () => {
  for (const { title, becomes } of cells) {
    it(`${title} becomes: ${becomes}`, () => {
      expect(outcomes.get(title)).toBe(becomes);
    });
  }
});
