import { defineProvider } from '@wabascope/core';
import { createDirectory } from '@wabascope/directory';
import fc from 'fast-check';
import { getCountries, getExampleNumber, type PhoneNumber } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples';
import { expect, it } from 'vitest';
import { partOf } from './runs.js';

/** One number of each country. */
const numbers = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? []);

const everywhere = defineProvider({
  specificationVersion: 1,
  id: 'everywhere',
  name: 'Everywhere',
  reports: { number: ['phoneNumber'], waba: [] },
  settings: { info: {}, schema: { '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) } } },
  create: () => ({
    async *listNumbers() {
      yield {
        items: [...new Set(numbers.map(({ number }) => number))].map((id) => ({ id, phoneNumber: id })),
        warnings: [],
      };
    },
  }),
});

const formats: readonly ((number: PhoneNumber) => string | undefined)[] = [
  (number) => number.formatInternational(),
  (number) => number.formatNational(),
  (number) => number.getURI(),
  (number) => number.format('IDD', { fromCountry: 'FR' }),
  (number) => number.format('IDD', { fromCountry: 'US' }),
  (number) => `https://wa.me/${number.number.slice(1)}`,
  (number) => number.formatInternational().replace(' ', ' (0) ').replaceAll(' ', '\u00a0'),
  (number) => number.formatInternational().replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
];

it('a number of any country is found in every format, and its digits find no other number', async () => {
  const directory = await createDirectory({
    accounts: { all: { provider: 'everywhere' } },
    providers: { everywhere: async () => everywhere },
  });
  const found = async (query: string) =>
    (await directory.listNumbers({ query, limit: 100 })).numbers.map(({ phoneNumber }) => phoneNumber);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...numbers), fc.constantFrom(...formats), async (number, format) => {
      const query = format(number) ?? number.number;
      expect(await found(query), query).toContain(number.number);
      // In E.164, no number is a prefix of another.
      for (const other of await found(number.number)) expect(other).toBe(number.number);
    }),
    partOf(0.005),
  );
  await directory.close();
});
