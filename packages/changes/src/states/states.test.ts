import { expect, test } from 'vitest';
import { account, summaryOf } from '../__fixtures__/account.js';
import { compareFetch, packRows, unpackRows } from '../index.js';

const texts = [
  '',
  ' ',
  'a\tb',
  'a\nb',
  'a\r\nb',
  '"a"',
  '"',
  '\\',
  '{}',
  'null',
  '\u0000',
  'é',
  '大阪',
  '🏪',
  '\ud83c',
  '\udfea',
];
const rows = texts.map((text, index) => ({ id: `${index}${text}`, verifiedName: text, displayPhoneNumber: text }));

test('any text is compared and compressed as it is', async () => {
  const main = account();
  const { baseline } = main.numbers(rows);
  expect(Object.entries(baseline.numbers)).toMatchObject(
    texts.map((text, index) => [`${index}${text}`, { name: text, number: text }]),
  );
  const unpacked = await unpackRows(await packRows(baseline));
  expect(unpacked).toEqual({ numbers: baseline.numbers, wabas: {} });
  const at = '2026-01-01T00:05:00.000Z';
  const identity = { fingerprint: 'f', account: 'main', provider: 'acme', mapping: '1' };
  const fetch = { what: 'numbers', at, numbers: { rows, fetchedAt: at } } as const;
  const before = { ...baseline, ...unpacked };
  expect(compareFetch(identity, before, fetch)).toEqual({ baseline: before, changes: [], unsettled: [] });
});

test.each(texts.map((text, index) => [JSON.stringify(text), index] as const))(
  'a name that was %s and is another text is a change',
  (_, index) => {
    const main = account();
    main.numbers(rows);
    for (const text of texts.filter((each) => each !== texts[index])) {
      const next = rows.map((row, at) => (at === index ? { ...row, verifiedName: text } : row));
      expect(main.numbers(next).changes).toMatchObject([{ kind: 'name', from: texts[index], to: text }]);
      main.numbers(rows);
    }
  },
);

test('an absent name is not an empty one', () => {
  const main = account();
  main.numbers([{ id: '1', status: 'CONNECTED' }]);
  main.numbers([{ id: '1', status: 'CONNECTED', verifiedName: '' }]);
  expect(summaryOf(main.numbers([{ id: '1', status: 'CONNECTED', verifiedName: 'Shop' }]))).toEqual([
    'name >Shop neutral',
  ]);
});

test('rows in another order, and rows that are added or missing between others, are found', () => {
  const main = account();
  const numbers = Array.from({ length: 9 }, (_, index) => ({ id: `${index}`, qualityRating: 'GREEN' as const }));
  main.numbers(numbers);
  const [first, second, ...others] = numbers;
  if (first === undefined || second === undefined) return;
  expect(summaryOf(main.numbers([...others, second, first]))).toEqual([]);
  const next = [second, { id: 'new' }, ...others.slice(1), { ...first, qualityRating: 'RED' as const }];
  expect(summaryOf(main.numbers(next))).toEqual(['number-appeared > better', 'quality GREEN>RED worse']);
  expect(summaryOf(main.numbers([...next].reverse()))).toEqual(['number-gone > worse']);
  expect(Object.keys(main.baseline?.numbers ?? {})).toHaveLength(9);
});

test('bytes that are not packed rows are rejected', async () => {
  await expect(unpackRows(Buffer.from('{}'))).rejects.toThrow();
  const packed = await packRows({ numbers: {}, wabas: {} });
  expect(await unpackRows(packed)).toEqual({ numbers: {}, wabas: {} });
  await expect(unpackRows(packed.subarray(0, -4))).rejects.toThrow();
});
