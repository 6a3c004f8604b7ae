import type { ChangeFilter } from '@wabascope/changes';

/** Matches changes with this text in a name or an ID, or with these digits in a number, however they are written. */
export function changeMatcher(text: string): ChangeFilter {
  const words = text.toLowerCase();
  const digits = digitsOf(text);
  const hasWords = (value: string | undefined) => value?.toLowerCase().includes(words) === true;
  return {
    passes({ name, from, to, kind, numberId, number, wabaId }) {
      if (hasWords(name) || hasWords(numberId) || hasWords(number) || hasWords(wabaId)) return true;
      if (kind === 'name' && (hasWords(from) || hasWords(to))) return true;
      return digits !== undefined && number?.replace(/\D/g, '').includes(digits) === true;
    },
    mayPass: jsonMatcher(words, digits),
  };
}

/** False only for JSON without a string that contains the words, or the digits with anything between them. */
function jsonMatcher(words: string, digits: string | undefined): ((json: string) => boolean) | undefined {
  const escaped = JSON.stringify(words).slice(1, -1);
  // Half of a surrogate pair is escaped, but not where it is part of a pair.
  if (escaped.includes(unicodeEscape)) return undefined;
  const wanted = withoutFinalSigma(escaped);
  const hasSigma = wanted.includes('σ');
  const number = digits === undefined ? undefined : new RegExp([...digits].join('\\D*'));
  return (json) =>
    json.includes(unicodeEscape) ||
    (hasSigma ? withoutFinalSigma(json.toLowerCase()) : json.toLowerCase()).includes(wanted) ||
    number?.test(json) === true;
}

const unicodeEscape = '\\u';

/** The only letter in lower case that depends on the letters around it, and so on the escapes of JSON. */
function withoutFinalSigma(text: string): string {
  return text.replaceAll('ς', 'σ');
}

/** The digits of a text that is part of a number, without the prefix of an international or a national call. */
function digitsOf(text: string): string | undefined {
  if (!/^\+?[\d\s()./-]*\d[\d\s()./-]*$/.test(text)) return undefined;
  return text
    .replace(/\(0\)/g, '')
    .replace(/\D/g, '')
    .replace(/^0+(?=\d{4})/, '');
}
