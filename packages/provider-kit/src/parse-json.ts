/** An integer that a JavaScript number may not hold exactly, where JSON allows a value and no key. */
const bigInteger = /(?<![\w.+"-])-?[1-9]\d{15,}(?![\w.]|\s*:)/;
/** The same, or a whole string, also one without an end: so digits within a string are passed over. */
const stringOrBigInteger = new RegExp(`"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"?|${bigInteger.source}`, 'g');

/**
 * The value of a JSON text. Integers of 16 and more digits come as strings, because a number would lose digits of an
 * ID. Undefined when the text is not JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(bigInteger.test(text) ? withBigIntegersQuoted(text) : text);
  } catch {
    return undefined;
  }
}

function withBigIntegersQuoted(json: string): string {
  return json.replace(stringOrBigInteger, (token) => (token.startsWith('"') ? token : `"${token}"`));
}
