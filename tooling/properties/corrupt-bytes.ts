import fc from 'fast-check';

/** One change to bytes. Places and lengths are taken modulo what is there. */
export type ByteEdit =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'truncate'; readonly at: number }
  | { readonly kind: 'remove' | 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array };

const place = fc.nat(4_000);

/** Bytes that parsers stumble over: the signs of JSON, halves of UTF-8, a byte order mark. */
const insertion = fc.oneof(
  fc
    .constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '\0', '-', 'e', '\\ud800', '\ufeff', '\u202e', 'null')
    .map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ minLength: 1, maxLength: 4 }),
);

export const byteEdits: fc.Arbitrary<ByteEdit[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('flip'), at: place, bit: fc.nat(7) }),
    fc.record({ kind: fc.constant('truncate'), at: place }),
    fc.record({ kind: fc.constantFrom('remove', 'repeat'), at: place, length: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ kind: fc.constant('insert'), at: place, bytes: insertion }),
  ),
  { minLength: 1, maxLength: 3 },
);

/** The bytes with all edits made, one after the other. */
export function withByteEdits(original: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  return edits.reduce(edited, original);
}

function edited(bytes: Uint8Array, edit: ByteEdit): Uint8Array {
  const at = edit.at % (bytes.length + 1);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (edit.kind) {
    case 'flip':
      return bytes.map((byte, index) => (index === at ? byte ^ (1 << edit.bit) : byte));
    case 'truncate':
      return before;
    case 'remove':
      return Buffer.concat([before, after.subarray(edit.length)]);
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, edit.length), after]);
    case 'insert':
      return Buffer.concat([before, edit.bytes, after]);
  }
}
