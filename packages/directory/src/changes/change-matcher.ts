import type { Change } from '@wabascope/changes';

/** Matches changes with this text in a name or an ID, or with these digits in a number, however they are written. */
export function changeMatcher(text: string): (change: Change) => boolean {
  const words = text.toLowerCase();
  const digits = digitsOf(text);
  return ({ name, from, to, kind, numberId, number, wabaId }) => {
    const names = kind === 'name' ? [name, from, to] : [name];
    if ([...names, numberId, number, wabaId].some((value) => value?.toLowerCase().includes(words))) return true;
    return digits !== undefined && number?.replace(/\D/g, '').includes(digits) === true;
  };
}

/** The digits of a text that is part of a number, without the prefix of an international or a national call. */
function digitsOf(text: string): string | undefined {
  if (!/^\+?[\d\s()./-]*\d[\d\s()./-]*$/.test(text)) return undefined;
  return text
    .replace(/\(0\)/g, '')
    .replace(/\D/g, '')
    .replace(/^0+(?=\d{4})/, '');
}
