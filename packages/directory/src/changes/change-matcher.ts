import type { FilteredChange } from '@wabascope/changes';

/** Matches changes with this text in a name or an ID, or with these digits in a number, however they are written. */
export function changeMatcher(text: string): (change: FilteredChange) => boolean {
  const words = text.toLowerCase();
  const digits = digitsOf(text);
  // A number has no letters, and most texts are not converted.
  const hasWords = (value: string | undefined) =>
    value !== undefined && (digits === undefined ? value.toLowerCase() : value).includes(words);
  return ({ name, from, to, kind, numberId, number, wabaId }) => {
    if (hasWords(name) || hasWords(numberId) || hasWords(number) || hasWords(wabaId)) return true;
    if (kind === 'name' && (hasWords(from) || hasWords(to))) return true;
    if (digits === undefined || number === undefined) return false;
    return (plainNumber.test(number) ? number : number.replace(/\D/g, '')).includes(digits);
  };
}

/** A number without anything between its digits. */
const plainNumber = /^\+?\d+$/;

/** The digits of a text that is part of a number, without the prefix of an international or a national call. */
function digitsOf(text: string): string | undefined {
  if (!/^\+?[\d\s()./-]*\d[\d\s()./-]*$/.test(text)) return undefined;
  return text
    .replace(/\(0\)/g, '')
    .replace(/\D/g, '')
    .replace(/^0+(?=\d{4})/, '');
}
