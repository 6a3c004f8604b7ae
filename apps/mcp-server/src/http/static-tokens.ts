import { createHash, timingSafeEqual } from 'node:crypto';
import type { TokenSettings } from '../configuration/schema/http.js';
import { bearerToken, unauthorized } from './bearer-token.js';
import type { Authentication, Caller } from './caller.js';

/**
 * Bearer tokens of which the configuration holds the SHA-256. They are long random texts, which nobody finds by trying,
 * so a fast hash is enough.
 * @param aliasesOf What a list of patterns stands for.
 */
export function tokenAuthentication(
  { tokens }: TokenSettings,
  aliasesOf: (patterns: readonly string[]) => readonly string[],
): Authentication {
  const known = tokens.map(({ name, sha256, accounts }) => {
    const caller: Caller = { name, ...(accounts === undefined ? {} : { accounts: aliasesOf(accounts) }) };
    return { digest: Buffer.from(sha256, 'hex'), caller };
  });
  return {
    async authenticate(authorization) {
      const token = bearerToken(authorization);
      if (token === undefined) return unauthorized('Send Authorization: Bearer and a token of this server.');
      const digest = createHash('sha256').update(token).digest();
      // All of them, whichever matches, in the same time.
      const [match] = known.filter((each) => timingSafeEqual(each.digest, digest));
      return match?.caller ?? unauthorized('This token is not known here.');
    },
    notReady: async () => undefined,
  };
}
