import { getOAuthProtectedResourceMetadataUrl } from '@modelcontextprotocol/server';
import { cleanText } from '@wabascope/core';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { OAuthSettings } from '../configuration/schema/http.js';
import type { Log } from '../logs/log.js';
import { claimValues, grantedAccounts } from './access.js';
import { foreignClaim } from './audience.js';
import type { Authentication } from './authentication.js';
import { createKeys, type KeyProblem, KeysUnreadable, KeysUnusable } from './authorization-server-keys.js';
import { bearerToken, type Challenge, insufficientScope, unauthorized } from './bearer-token.js';
import { errorResponse } from './error-response.js';
import { signatureAlgorithms } from './signature-algorithms.js';

/**
 * Checks access tokens (JWTs), as an OAuth 2.1 resource server.
 * @param aliasesOf Resolves patterns to aliases.
 * @param log Gets the reason when keys become unreadable or unusable.
 */
export function oauthAuthentication(
  settings: OAuthSettings,
  aliasesOf: (patterns: readonly string[]) => readonly string[],
  url: string | undefined,
  log: Pick<Log, 'error'>,
): Authentication {
  const { issuer, scopes, advertisedScopes, clockToleranceSeconds, jwksUri, access } = settings;
  const keys = createKeys(issuer, jwksUri, (problem) => log.error(`${summary(problem)}.`, { reason: problem.message }));
  const challenge: Challenge = {
    requiredScopes: advertisedScopes ?? scopes,
    ...(url === undefined ? {} : { resourceMetadataUrl: getOAuthProtectedResourceMetadataUrl(new URL(url)) }),
  };
  const rules = access?.map((rule) => ({ ...rule, accounts: rule.accounts && aliasesOf(rule.accounts) }));

  async function claimsOf(token: string): Promise<JWTPayload | Response> {
    try {
      const options = {
        issuer,
        algorithms: signatureAlgorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp'],
      };
      const { payload } = await jwtVerify(token, keys.get, options);
      const foreign = foreignClaim(payload, settings);
      return foreign === undefined ? payload : unauthorized(mismatch(foreign), challenge);
    } catch (error) {
      const problem = tokenProblem(error);
      if (problem !== undefined) return unauthorized(problem, challenge);
      if (!isKeyProblem(error)) throw error;
      return errorResponse(503, `${summary(error)}. Try again later.`, { 'retry-after': '5' });
    }
  }

  return {
    async authenticate(authorization) {
      const token = bearerToken(authorization);
      if (token === undefined)
        return unauthorized('The Authorization header must be "Bearer" and an access token.', challenge);
      const claims = await claimsOf(token);
      if (claims instanceof Response) return claims;
      const granted = [...claimValues(claims, 'scope'), ...claimValues(claims, 'scp')];
      if (!scopes.every((scope) => granted.includes(scope))) {
        return insufficientScope(`The access token needs these scopes: ${scopes.join(' ')}.`, challenge);
      }
      const caller = { name: callerName(claims) };
      if (rules === undefined) return caller;
      const accounts = grantedAccounts(rules, claims);
      if (accounts?.length === 0)
        return errorResponse(
          403,
          'You are signed in, but no account is open to you. The operator of this server can grant access.',
        );
      return accounts === undefined ? caller : { ...caller, accounts };
    },
    async notReady() {
      try {
        await keys.check();
        return undefined;
      } catch (error) {
        return sentence(error);
      }
    },
    async degraded() {
      const problem = await keys.check().catch((error: unknown) => error);
      return problem === undefined ? undefined : sentence(problem);
    },
  };
}

function isKeyProblem(error: unknown): error is KeyProblem {
  return error instanceof KeysUnreadable || error instanceof KeysUnusable;
}

function summary(problem: KeyProblem): string {
  return problem instanceof KeysUnusable
    ? 'Cannot use a key of the authorization server'
    : "Cannot read the authorization server's keys";
}

/** For the probe. @throws Any other error. */
function sentence(problem: unknown): string {
  if (!isKeyProblem(problem)) throw problem;
  return `${summary(problem)}. ${problem.message}`;
}

/** `sub` names a person; tokens of programs may have only `client_id`. */
function callerName({ sub, client_id }: JWTPayload): string {
  return cleanText(String(sub ?? client_id ?? 'unnamed'), 100);
}

function mismatch(claim: string): string {
  return `The access token is not for this server: its claim ${claim} does not match.`;
}

/** What is wrong with the token; undefined if the error has another cause. */
function tokenProblem(error: unknown): string | undefined {
  if (error instanceof errors.JWTExpired) return 'The access token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return mismatch(error.claim);
  }
  const tokenErrors = [
    errors.JWTInvalid,
    errors.JWSInvalid,
    errors.JWSSignatureVerificationFailed,
    errors.JWKSNoMatchingKey,
    errors.JWKSMultipleMatchingKeys,
    errors.JOSEAlgNotAllowed,
    errors.JOSENotSupported,
  ];
  return tokenErrors.some((kind) => error instanceof kind)
    ? 'The access token was not issued by the authorization server.'
    : undefined;
}
