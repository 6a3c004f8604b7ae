import fc from 'fast-check';

/** Replaces bytes: `removed` of them, from the place `at`, which is taken modulo the length. */
export interface ByteEdit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: Uint8Array;
}

/** Bytes that parsers stumble over: the signs of JSON, halves of UTF-8, a byte order mark. */
const insertion = fc.oneof(
  fc
    .constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '\0', '-', 'e', '\\ud800', '\ufeff', '\u202e', 'null')
    .map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 4 }),
);

export const byteEdits: fc.Arbitrary<ByteEdit[]> = fc.array(
  fc.record({
    at: fc.nat(4_000),
    removed: fc.oneof(fc.nat(60), fc.constantFrom(0, 1, Number.POSITIVE_INFINITY)),
    inserted: insertion,
  }),
  { minLength: 1, maxLength: 3 },
);

/** The bytes with all edits made, one after the other. */
export function withByteEdits(original: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  return edits.reduce((bytes, { at, removed, inserted }) => {
    const start = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, start), inserted, bytes.subarray(start + removed)]);
  }, original);
}
