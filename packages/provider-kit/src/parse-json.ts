import { inSlices } from './in-slices.js';

/** An integer that a JavaScript number may not represent exactly, in the position of a value. */
const bigInteger = /(?<![\w.+"-])-?[1-9]\d{15,}(?![\w.]|\s*:)/;
/** The same, or a whole string (also an unterminated one), so that digits within strings are skipped. */
const stringOrBigInteger = new RegExp(`"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"?|${bigInteger.source}`, 'g');

/**
 * The value of a JSON text. Integers of 16 and more digits become strings, because a number would lose digits of an
 * ID. `undefined` if the text is not JSON.
 */
export async function parseJson(text: string): Promise<unknown> {
  try {
    return JSON.parse(bigInteger.test(text) ? await withBigIntegersQuoted(text) : text);
  } catch {
    return undefined;
  }
}

async function withBigIntegersQuoted(json: string): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  await inSlices(json.matchAll(stringOrBigInteger), ({ 0: token, index }) => {
    if (token.startsWith('"')) return;
    parts.push(json.slice(end, index), `"${token}"`);
    end = index + token.length;
  });
  return parts.join('') + json.slice(end);
}
