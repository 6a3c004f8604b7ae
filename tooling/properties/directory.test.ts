import {
  defineProvider,
  type NumberStatus,
  numberStatuses,
  type PhoneNumber,
  phoneNumberSchema,
  type QualityRating,
  qualityRatings,
  sendAbilities,
} from '@wabascope/core';
import { createDirectory, type Directory, type NotReported, notReported } from '@wabascope/directory';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './odd-json.js';

/** A directory whose accounts have these rows, whatever they are. */
async function directoryOf(rows: Readonly<Record<string, readonly unknown[]>>): Promise<Directory> {
  const entries = Object.entries(rows);
  return createDirectory({
    accounts: Object.fromEntries(entries.map(([alias]) => [alias, { provider: alias }])),
    providers: Object.fromEntries(entries.map(([alias, items]) => [alias, async () => pluginOf(alias, items)])),
  });
}

function pluginOf(id: string, items: readonly unknown[]) {
  return defineProvider({
    specificationVersion: 1,
    id,
    name: id,
    reports: { number: [], waba: [] },
    settings: {
      schema: { '~standard': { version: 1, vendor: 'made-up', validate: (value) => ({ value }) } },
      info: {},
    },
    create: () => ({
      async *listNumbers() {
        // Outsiders yield anything, which the types forbid.
        yield { items: items as readonly PhoneNumber[], warnings: [] };
      },
    }),
  });
}

const row = fc.record(
  {
    id: fc.oneof(anyText, fc.nat(40).map(String)).filter((id) => id !== ''),
    status: fc.constantFrom(...numberStatuses),
    qualityRating: fc.constantFrom(...qualityRatings),
    displayPhoneNumber: anyText,
    wabaId: fc.constantFrom('1', '2'),
    verifiedName: anyText,
  },
  { requiredKeys: ['id'] },
);
const fleets = fc.record({ a: fc.array(row, { maxLength: 30 }), b: fc.array(row, { maxLength: 30 }) });
const filters = fc.record(
  {
    accounts: fc.subarray(['a', 'b']),
    status: fc.subarray<NumberStatus | NotReported>([...numberStatuses, notReported]),
    quality: fc.subarray<QualityRating | NotReported>([...qualityRatings, notReported]),
    canSend: fc.subarray([...sendAbilities]),
    wabaId: fc.constantFrom('1', '2'),
    query: fc.oneof(anyText, fc.constantFrom('1', 'a')),
  },
  { requiredKeys: [] },
);

describe('a listing of any numbers with any filter', () => {
  it('shows each number once on pages of any size, in one order', async () => {
    await fc.assert(
      fc.asyncProperty(fleets, filters, fc.integer({ min: 1, max: 100 }), async (rows, filter, limit) => {
        const directory = await directoryOf(rows);
        const whole = await directory.listNumbers({ ...filter, limit: 100 });
        const shown: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await directory.listNumbers({ ...filter, limit, ...(cursor === undefined ? {} : { cursor }) });
          expect(page.total).toBe(whole.total);
          expect(page.numbers.length).toBe(Math.min(limit, whole.total - shown.length));
          shown.push(...page.numbers.map(({ account, id }) => JSON.stringify([account, id])));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(shown).toEqual(whole.numbers.map(({ account, id }) => JSON.stringify([account, id])));
        expect(new Set(shown).size).toBe(whole.total);
        await directory.close();
      }),
      { numRuns: 300 },
    );
  });

  it('counts what it shows, and shows what one would pick by hand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fleets,
        fc.subarray<NumberStatus | NotReported>([...numberStatuses, notReported], { minLength: 1 }),
        async (rows, status) => {
          const directory = await directoryOf(rows);
          const { numbers } = await directory.listNumbers({ limit: 100 });
          const { numbers: picked, summary } = await directory.listNumbers({ status, limit: 100 });
          expect(picked).toEqual(numbers.filter((each) => status.includes(each.status ?? notReported)));
          expect(Object.values(summary.byStatus).reduce((sum, count) => sum + count, 0)).toBe(picked.length);
          await directory.close();
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('the directory shows only rows that fit the model, whatever a plugin yields', async () => {
  const anything = fc.oneof(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), row);
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 10 }), async (rows) => {
      const directory = await directoryOf({ a: rows });
      const { numbers, failures } = await directory.listNumbers({ limit: 100 });
      expect(failures).toEqual([]);
      for (const number of numbers) expect(phoneNumberSchema.safeParse(number).success).toBe(true);
      expect(JSON.parse(JSON.stringify(numbers))).toEqual(numbers);
      await directory.close();
    }),
    { numRuns: 1_000 },
  );
});
