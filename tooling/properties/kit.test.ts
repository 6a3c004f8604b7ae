import { cleanText, type Page } from '@wabascope/core';
import { cursorPages, numberedPages, toUtc, wordTable } from '@wabascope/provider-kit';
import { readPhone, toE164 } from '@wabascope/provider-kit/phone';
import fc from 'fast-check';
import parsePhoneNumber, { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { anyText, phoneLike, timeLike } from './odd-json.js';

const runs = { numRuns: 2_000 };

describe('a table of words', () => {
  const words = ['CONNECTED', 'RATE_LIMITED', 'UNKNOWN'] as const;
  const table = wordTable(words).with({ ONLINE: 'CONNECTED' });
  const separators = fc.stringMatching(/^[ _-]{1,3}$/);

  it('finds a word in any case and with any separator', () => {
    const variants = fc
      .tuple(fc.constantFrom(...words, 'ONLINE'), separators, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
      .map(([word, separator, lower]) => {
        const letters = [...word].map((letter, index) => (lower[index] ? letter.toLowerCase() : letter)).join('');
        return [word, ` ${letters.replace('_', separator)}\t`] as const;
      });
    fc.assert(
      fc.property(variants, ([word, raw]) => {
        expect(table.find(raw)).toBe(word === 'ONLINE' ? 'CONNECTED' : word);
      }),
      runs,
    );
  });

  it('returns one of its words or undefined for any input', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.double(), fc.boolean()), (raw) => {
        expect([...words, undefined]).toContain(table.find(raw));
      }),
      runs,
    );
  });
});

describe('a printed number', () => {
  it('becomes E.164, or is not a phone number', () => {
    fc.assert(
      fc.property(fc.oneof(phoneLike, anyText), (printed) => {
        const number = toE164(printed);
        if (number !== undefined) expect(number).toMatch(/^\+[1-9]\d{6,14}$/);
        const { id, phoneNumber, displayPhoneNumber } = readPhone(printed);
        expect(id).not.toBe('');
        expect([phoneNumber, displayPhoneNumber]).toEqual([number, printed]);
      }),
      runs,
    );
  });

  it('of any country is parsed as libphonenumber parses it', () => {
    const code = fc.constantFrom(
      ...new Set(getCountries().map((country) => getCountryCallingCode(country))),
      '800',
      '979',
      '999',
    );
    // Prefixes that are dialed only within a country: 0, 1, 8, 15 …
    const national = fc.stringMatching(/^[0189]{0,2}\d{5,11}$/);
    fc.assert(
      fc.property(code, national, (countryCode, rest) => {
        const digits = countryCode + rest;
        fc.pre(digits.length >= 7 && digits.length <= 15);
        const { number = '' } = parsePhoneNumber(`+${digits}`) ?? {};
        expect(toE164(digits)).toBe(number.length < 8 ? undefined : number);
      }),
      { numRuns: 20_000 },
    );
  });

  it('is the same number however its digits are set apart', () => {
    const digits = fc.stringMatching(/^[1-9]\d{6,14}$/);
    const signs = fc.array(fc.constantFrom('', '', ' ', '-', '.', ' (', ') '), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(digits, signs, fc.constantFrom('+', '00', ''), (plain, between, prefix) => {
        const printed = [...plain].map((digit, index) => digit + between[index]).join('');
        expect(toE164(prefix + printed)).toBe(toE164(`+${plain}`));
      }),
      runs,
    );
  });
});

describe('a point in time', () => {
  it('is ISO 8601 in UTC that JavaScript reads back, or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(timeLike, anyText, fc.double(), fc.integer()), (raw) => {
        const time = toUtc(raw);
        if (time === undefined) return;
        expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(new Date(time).toISOString()).toBe(time);
        expect(toUtc(time)).toBe(time);
      }),
      runs,
    );
  });

  it('is the same moment in every offset', () => {
    const minutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1e8, max: 4e9 }), minutes, (seconds, offset) => {
        const local = new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 19);
        const [hours, rest] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
          String(part).padStart(2, '0'),
        );
        const expected = new Date(seconds * 1000).toISOString();
        const sign = offset < 0 ? '-' : '+';
        expect(toUtc(`${local}${sign}${hours}:${rest}`)).toBe(expected);
        expect(toUtc(`${local}${sign}${hours}${rest}`)).toBe(expected);
        expect([toUtc(seconds), toUtc(String(seconds))]).toEqual([expected, expected]);
      }),
      runs,
    );
  });
});

it('cleaned text is well formed, short, without what cannot be seen, and stays as it is when cleaned again', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, length) => {
      const clean = cleanText(text, length);
      expect(clean.isWellFormed()).toBe(true);
      expect([...clean].length).toBeLessThanOrEqual(length);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(cleanText(clean, length)).toBe(clean);
    }),
    runs,
  );
});

/** Reads every row as it is. */
async function read(rows: readonly unknown[]): Promise<Page<{ id: string }>> {
  return { items: rows.map((row) => ({ id: (row as { id: string }).id })), warnings: [] };
}

describe('pages', () => {
  const pages = fc
    .array(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), { maxLength: 12 })
    .map((lists) => lists.map((list, page) => list.map((value, index) => ({ id: `${page}.${index}`, value }))));

  async function idsOf(listing: AsyncIterable<{ items: readonly { id: string }[]; warnings: readonly object[] }>) {
    const ids: string[] = [];
    let warnings = 0;
    for await (const page of listing) {
      ids.push(...page.items.map(({ id }) => id));
      warnings += page.warnings.length;
    }
    return { ids, warnings };
  }

  it('by number list every row once, with and without an announced count, and end', async () => {
    await fc.assert(
      fc.asyncProperty(pages, fc.boolean(), async (lists, isAnnounced) => {
        const load = async (number: number) => ({
          rows: lists[number - 1] ?? [],
          pages: isAnnounced ? lists.length : undefined,
        });
        expect(await idsOf(numberedPages(load, read))).toEqual({ ids: lists.flat().map(({ id }) => id), warnings: 0 });
      }),
    );
  });

  it('by number with random counts end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { minLength: 1 }),
        fc.option(fc.double(), { nil: undefined }),
        async (lengths, count) => {
          let requested = 0;
          const load = async (number: number) => {
            requested += 1;
            const length = lengths[number % lengths.length] ?? 0;
            return { rows: Array.from({ length }, (_, index) => ({ id: String(index) })), pages: count };
          };
          await idsOf(numberedPages(load, read, { maxPages: 20 }));
          expect(requested).toBeLessThanOrEqual(20);
        },
      ),
    );
  });

  it('by cursor follow any chain to its end or to the first repeated cursor', async () => {
    const chains = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    await fc.assert(
      fc.asyncProperty(chains, fc.constantFrom('a', undefined), async (nextOf, first) => {
        const requested: (string | undefined)[] = [];
        const load = async (cursor: string | undefined) => {
          requested.push(cursor);
          const next = cursor === undefined ? first : nextOf[cursor];
          return { rows: [{ id: String(cursor) }], next };
        };
        const { ids, warnings } = await idsOf(cursorPages(load, read));
        expect(new Set(requested).size).toBe(requested.length);
        const last = requested.at(-1);
        const ended = (last === undefined ? first : nextOf[last]) === undefined;
        expect([ids.length, warnings]).toEqual([requested.length, ended ? 0 : 1]);
      }),
    );
  });
});
