import { createHash, timingSafeEqual } from 'node:crypto';
import type { TokenSettings } from '../configuration/schema/http.js';
import type { Authentication, Caller } from './authentication.js';
import { bearerToken, unauthorized } from './bearer-token.js';

/**
 * Checks bearer tokens against the SHA-256 digests in the configuration. Tokens are long random strings, which cannot be
 * guessed, so a fast hash suffices.
 * @param aliasesOf Resolves patterns to aliases.
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
      if (token === undefined)
        return unauthorized('The Authorization header must be "Bearer" and a token of this server.');
      const digest = createHash('sha256').update(token).digest();
      // Compares all tokens, so that the time is the same for every token.
      const [match] = known.filter((each) => timingSafeEqual(each.digest, digest));
      return match?.caller ?? unauthorized('Unknown token.');
    },
    notReady: async () => undefined,
  };
}
