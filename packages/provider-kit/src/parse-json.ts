/** Levels of arrays and objects; what providers send has fewer than ten. */
const maxDepth = 100;

/** An integer that a JavaScript number may not hold exactly, where JSON allows a value and no key. */
const bigInteger = /(?<![\w.+"-])-?[1-9]\d{15,}(?![\w.]|\s*:)/;
/** The same, or a whole string, also one without an end: so digits within a string are passed over. */
const stringOrBigInteger = new RegExp(`"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"?|${bigInteger.source}`, 'g');

/**
 * The value of a JSON text. Integers of 16 and more digits come as strings, because a number would lose digits of an
 * ID. Undefined when the text is not JSON, or nested so deeply that walking it would crash.
 */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(bigInteger.test(text) ? withBigIntegersQuoted(text) : text);
    return isDeeper(value, maxDepth) ? undefined : value;
  } catch {
    return undefined;
  }
}

function withBigIntegersQuoted(json: string): string {
  return json.replace(stringOrBigInteger, (token) => (token.startsWith('"') ? token : `"${token}"`));
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const entry of Object.values(value)) if (isDeeper(entry, levels - 1)) return true;
  return false;
}
