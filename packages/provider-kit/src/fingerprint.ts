import { createHash } from 'node:crypto';
import type { Secret } from './secret.js';

/**
 * Identifies a secret, such as an API key, without revealing it: 12 hexadecimal digits of its SHA-256 hash. For the `key` of a
 * rate limit where the credential is all that identifies the account. Not for passwords, which could be guessed from it.
 */
export function fingerprint(secret: Secret): string {
  return createHash('sha256').update(secret.reveal()).digest('hex').slice(0, 12);
}
