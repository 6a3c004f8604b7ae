/** Bytes of a body that the HTTP client of the providers reads at most. */
const maxBytes = 8 * 2 ** 20;

/** @param {string} piece @param {number} [bytes] */
const filled = (piece, bytes = maxBytes - 100_000) => piece.repeat(Math.floor(bytes / piece.length));

/** @param {(index: number) => string} piece @param {number} [bytes] */
function numbered(piece, bytes = maxBytes - 100_000) {
  const pieces = [];
  for (let [index, length] = [0, 0]; length < bytes; index += 1) {
    const next = piece(index);
    pieces.push(next);
    length += next.length + 1;
  }
  return pieces.join(',');
}

/** @type {(depth: number) => string} */
const nest = (depth) => '['.repeat(depth) + ']'.repeat(depth);

/**
 * Bodies of 8 MiB that are made to cost much, by what they are. `inList` puts its text where rows are expected.
 * @type {Readonly<Record<string, (inList: (rows: string) => string) => string>>}
 */
export const bodies = {
  '8 MiB of [': () => filled('['),
  '8 MiB of {"a":': () => filled('{"a":'),
  '8 MiB of digits': () => filled('9'),
  '8 MiB of quotes': () => `1234567890123456${filled('"')}`,
  '8 MiB of escapes': (inList) => inList(`"${filled('\\n')}"`),
  '8 MiB of backslashes': () => `"${filled('\\')}`,
  '8 MiB of integers with 16 digits': (inList) => inList(`${filled('1234567890123456,')}1`),
  '8 MiB of integers without commas': () => filled('1234567890123456 '),
  '8 MiB of one string': (inList) => inList(`"${filled('a')}"`),
  '2,500,000 numbers': (inList) => inList(`${filled('1,')}1`),
  '2,500,000 empty objects': (inList) => inList(`${filled('{},')}{}`),
  '2,500,000 empty lists': (inList) => inList(`${filled('[],')}[]`),
  'lists nested 90 deep': (inList) => inList(`${filled(`${nest(90)},`)}1`),
  'lists nested 90 deep, none of them closed at the end': () => filled(`${nest(90)},`),
  '700,000 different keys of one object': (inList) => inList(`{${numbered((index) => `"k${index}":1`)}}`),
  '500,000 objects with a different key each': (inList) => inList(numbered((index) => `{"k${index}":1}`)),
  '390,000 empty objects': (inList) => inList(`${'{},'.repeat(390_000)}{}`),
  '390,000 integers with 16 digits': (inList) => inList(`${'1234567890123456,'.repeat(390_000)}1`),
  '390,000 lists nested 90 deep': (inList) => inList(`${`${nest(90)},`.repeat(4_300)}1`),
  '9,900 objects with a different key each': (inList) =>
    inList(numbered((index) => `{"k${index % 9_900}":"${'x'.repeat(20)}"}`)),
  '800,000 times the same key': (inList) => inList(`{${filled('"":1,')}"":1}`),
  '600,000 keys that are numbers': (inList) =>
    inList(`{${numbered((index) => `"${(index * 7_919) % 4_294_967_290}":1`)}}`),
};
