/** Line breaks, tabs and the other control characters. */
const control = /\p{Cc}+/gu;
/** Format characters (bidirectional, zero-width, tags) and blank-looking letters: they hide or reorder what is read. */
const invisible = /\p{Cf}|[\u115f\u1160\u3164\uffa0]/gu;
/** Words of printable ASCII, as in nearly every text: nothing to clean. */
const clean = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Third-party text, made safe to show: without control, bidirectional and zero-width characters, in well-formed Unicode,
 * white space folded, and cut to `maxLength` code points with an ellipsis. Only the first 20 times
 * `maxLength` characters are read.
 */
export function cleanText(text: string, maxLength = 300): string {
  if (text.length <= maxLength && clean.test(text)) return text;
  const beginning = text.slice(0, 20 * maxLength);
  const plain = beginning.toWellFormed().replace(control, ' ').replace(invisible, '').replace(/\s+/gu, ' ').trim();
  const isWhole = beginning.length === text.length;
  if (plain === '' || (plain.length <= maxLength && isWhole)) return plain;
  const points = Array.from(plain);
  return points.length <= maxLength && isWhole ? plain : `${points.slice(0, maxLength - 1).join('')}…`;
}
