import { expect, it } from 'vitest';
import { fingerprint } from './fingerprint.js';
import { Secret } from './index.js';

it('a fingerprint is the first 12 digits of the SHA-256 hash of a secret', () => {
  // The hash of "abc" in FIPS 180-4 begins with them.
  expect(fingerprint(new Secret('abc'))).toBe('ba7816bf8f01');
});
