import { createHash, createHmac, type Hmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { HintSettings } from '../configuration/schema/hints.js';

/** Checks the secrets of one account, each in the same time whether it is right or wrong, or not configured. */
export interface HintSecrets {
  isToken(given: string | undefined): boolean;
  isVerifyToken(given: string | undefined): boolean;
  /** For the bytes of the body, as they arrive. */
  createHmac(): Hmac;
  /** @param given The header `X-Hub-Signature-256`. */
  isSignature(given: string | undefined, hmac: Hmac): boolean;
}

/** The secrets of an account by alias. An unknown account has random ones. */
export function hintSecrets(settings: HintSettings): (alias: string) => HintSecrets {
  const byAlias = new Map(Object.entries(settings).map(([alias, secrets]) => [alias, secretsOf(secrets)]));
  const unknown = secretsOf({});
  return (alias) => byAlias.get(alias) ?? unknown;
}

function secretsOf(settings: HintSettings[string]): HintSecrets {
  const random = () => randomBytes(32).toString('hex');
  const { token = random(), appSecret = random(), verifyToken = random() } = settings;
  const tokenDigest = digestOf(token);
  const verifyDigest = digestOf(verifyToken);
  return {
    isToken: (given = '') => timingSafeEqual(digestOf(given), tokenDigest),
    isVerifyToken: (given = '') => timingSafeEqual(digestOf(given), verifyDigest),
    createHmac: () => createHmac('sha256', appSecret),
    isSignature(given = '', hmac) {
      const digits = /^sha256=([\da-f]{64})$/i.exec(given)?.[1] ?? '0'.repeat(64);
      return timingSafeEqual(hmac.digest(), Buffer.from(digits, 'hex'));
    },
  };
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
