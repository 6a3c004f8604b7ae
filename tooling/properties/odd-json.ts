import fc from 'fast-check';

/** Any text: lone surrogates, NUL, right-to-left marks and whole emoji. */
export const anyText = fc.oneof(
  // The unit 'binary' of fc.string takes seconds to create.
  fc.array(fc.nat(0x10ffff), { maxLength: 12 }).map((points) => String.fromCodePoint(...points)),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', ' ', '\0', '\u202e\u2066', '\ud800', '\ufeff', 'constructor', '__proto__', 'null', '*****'),
);

/** Something like a phone number. */
export const phoneLike = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789+ ()-.x*٣'), maxLength: 20 }),
  fc.stringMatching(/^(\+|00)?[1-9]\d{1,14}$/),
);

/** Something like a point in time, and numbers of seconds or milliseconds. */
export const timeLike = fc.oneof(
  fc.stringMatching(/^\d{4,5}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:00(Z|\+08:00|-2359|\+0000|)$/),
  fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map(String),
);

/** Words of the vocabularies, in formats that occur and in some that do not. */
const wordLike = fc.constantFrom(
  ...'CONNECTED|connected |Tier_1k|TIER-UNLIMITED|UNKNOWN|not verified|Y|n|OK'.split('|'),
);

/** JSON texts of valid but unusual values. */
const oddValues = fc.constantFrom(
  ...'null true false 0 -0 1 -1 1.5 1e400 -1e400 5e-324 1e21 9007199254740993'.split(' '),
  ...'123456789012345678901234567890 [] {} [[]] [null] "" "\\ud800" "\\u0000" {"toString":1}'.split(' '),
  ...'{"__proto__":{"id":"1"}} {"__proto__":null} {"constructor":1} {"a":1,"a":[]} {"length":3,"0":1}'.split(' '),
  `${'['.repeat(90)}${']'.repeat(90)}`,
  `${'{"a":'.repeat(99)}1${'}'.repeat(99)}`,
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
);

/** The JSON text of any value. */
export const jsonText: fc.Arbitrary<string> = fc.oneof(
  oddValues,
  fc.oneof(anyText, phoneLike, timeLike, wordLike).map((text) => JSON.stringify(text)),
  fc.oneof(fc.double(), fc.integer(), fc.maxSafeNat()).map((number) => JSON.stringify(number)),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
);
