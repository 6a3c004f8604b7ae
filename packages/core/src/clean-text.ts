/** Line breaks, tabs and the other control characters. */
const control = /\p{Cc}+/gu;
/** Format characters (bidirectional, zero-width, tags) and blank-looking letters: they hide or reorder what is read. */
const invisible = /\p{Cf}|[\u115f\u1160\u3164\uffa0]/gu;
/** Text of printable ASCII, like nearly every text. It needs no cleaning. */
const clean = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Makes third-party text safe to show: removes control, bidirectional and zero-width characters, makes the Unicode
 * well-formed, folds white space, and truncates to `maxLength` code points with an ellipsis. It reads at most
 * 20 × `maxLength` characters.
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
