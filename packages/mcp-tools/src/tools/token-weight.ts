/** Fields with third-party text, which may be anything. */
const foreign = new Set([
  'verifiedName',
  'displayPhoneNumber',
  'wabaName',
  'businessName',
  'name',
  'number',
  'callbacks',
  'reported',
  'extensions',
  'healthStatus',
  'upstreamMessage',
  'upstreamCode',
  'raw',
  'description',
  'solution',
]);

/**
 * Estimated tokens of an object, rather too many than too few. Assistants cut results at 25,000 tokens, and a tokenizer
 * would be larger than the whole server.
 */
function tokenWeight(object: object): number {
  return Object.entries(object).reduce((sum, [key, value]) => {
    return sum + key.length * 0.25 + 1 + valueWeight(value, foreign.has(key));
  }, 2);
}

function valueWeight(value: unknown, isForeign: boolean): number {
  if (isForeign || typeof value !== 'object' || value === null) {
    return textWeight(JSON.stringify(value) ?? '', isForeign ? 0.9 : 0.38);
  }
  if (!Array.isArray(value)) return tokenWeight(value);
  return value.reduce((sum: number, entry) => sum + 1 + valueWeight(entry, false), 1);
}

/** Measured with o200k: enum words, IDs and dates take at most 0.38 tokens per character, odd punctuation 0.9. */
function textWeight(text: string, ascii: number): number {
  let weight = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    weight += code < 0x80 ? ascii : code < 0x10000 ? 2 : 3;
  }
  return weight;
}

/** Estimated tokens of all items. */
export function weightOf(items: readonly object[]): number {
  return items.reduce<number>((sum, item) => sum + tokenWeight(item), 0);
}

/** The first items that fit. At least one, so that paging always advances. */
export function fitting<Item extends object>(items: readonly Item[], budget: number): readonly Item[] {
  let weight = 0;
  const end = items.findIndex((item, index) => {
    weight += tokenWeight(item);
    return weight > budget && index > 0;
  });
  return end === -1 ? items : items.slice(0, end);
}
