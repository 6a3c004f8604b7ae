/** Levels of arrays and objects. Responses of providers have fewer than ten. */
const maxDepth = 100;
/** Parsing this many takes about 100 ms. */
const maxValues = 400_000;
/** V8 keeps a layout for every set of keys. Responses of providers have fewer than a hundred different keys. */
const maxKeys = 10_000;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Counts the levels, values and keys of a JSON text while its UTF-8 bytes arrive, so that an oversized text is not parsed.
 * The function takes the next bytes and returns the limit that they exceed, to complete "the response has …".
 */
export function createJsonMeter(): (bytes: Uint8Array) => string | undefined {
  const keys = new Set<number>();
  let [depth, values, hash] = [0, 0, 0];
  let [isText, isEscaped, isWord] = [false, false, false];

  function count(byte: number): void {
    if (isText) {
      if (byte === quote && !isEscaped) isText = false;
      isEscaped = byte === backslash && !isEscaped;
      hash = (Math.imul(hash, 31) + byte) | 0;
      return;
    }
    const wasWord = isWord;
    isWord = false;
    switch (byte) {
      case quote:
        isText = true;
        hash = 0;
        values += 1;
        break;
      case colon:
        // The text before it was a key.
        values -= 1;
        keys.add(hash);
        break;
      case openBracket:
      case openBrace:
        depth += 1;
        values += 1;
        break;
      case closeBracket:
      case closeBrace:
        depth -= 1;
        break;
      default:
        isWord = byte > 0x20 && byte !== comma;
        if (isWord && !wasWord) values += 1;
    }
  }

  return (bytes) => {
    for (const byte of bytes) {
      count(byte);
      if (depth > maxDepth) return `more than ${maxDepth} levels`;
    }
    if (values > maxValues) return `more than ${maxValues} values`;
    return keys.size > maxKeys ? `more than ${maxKeys} different keys` : undefined;
  };
}
