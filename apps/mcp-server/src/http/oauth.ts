import { getOAuthProtectedResourceMetadataUrl } from '@modelcontextprotocol/server';
import { cleanText } from '@wabascope/core';
import { traceOf } from '@wabascope/directory';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { OAuthSettings } from '../configuration/schema/http.js';
import type { Log } from '../logs/log.js';
import { claimValues, grantedAccounts } from './access.js';
import { isForServer } from './audience.js';
import type { Authentication } from './authentication.js';
import { createKeys, KeysUnreadable } from './authorization-server-keys.js';
import { bearerToken, type Challenge, insufficientScope, unauthorized } from './bearer-token.js';
import { errorResponse } from './error-response.js';

/** Asymmetric signatures only: no `none`, no shared secrets. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const unreadable = "Cannot read the authorization server's keys";

/**
 * Checks access tokens (JWTs), as an OAuth 2.1 resource server.
 * @param aliasesOf Resolves patterns to aliases.
 * @param log Gets the reason when the keys become unreadable.
 */
export function oauthAuthentication(
  settings: OAuthSettings,
  aliasesOf: (patterns: readonly string[]) => readonly string[],
  url: string | undefined,
  log: Pick<Log, 'error'>,
): Authentication {
  const { issuer, scopes, advertisedScopes, clockToleranceSeconds, jwksUri, access } = settings;
  const keys = createKeys(issuer, jwksUri);
  let reported: string | undefined;
  const challenge: Challenge = {
    requiredScopes: advertisedScopes ?? scopes,
    ...(url === undefined ? {} : { resourceMetadataUrl: getOAuthProtectedResourceMetadataUrl(new URL(url)) }),
  };
  const rules = access?.map((rule) => ({ ...rule, accounts: rule.accounts && aliasesOf(rule.accounts) }));

  /** Logs each reason once, because every token leads here. @returns The reason. */
  function reasonOf(error: unknown): string {
    const reason = error instanceof KeysUnreadable ? error.message : 'unexpected error';
    const data = error instanceof KeysUnreadable ? { reason } : traceOf(error);
    if (reported !== reason) log.error(`${unreadable}.`, data);
    reported = reason;
    return reason;
  }

  async function claimsOf(token: string): Promise<JWTPayload | Response> {
    try {
      const options = { issuer, algorithms, clockTolerance: clockToleranceSeconds, requiredClaims: ['exp'] };
      const { payload } = await jwtVerify(token, keys.get, options);
      reported = undefined;
      return isForServer(payload, settings) ? payload : unauthorized(mismatch('aud'), challenge);
    } catch (error) {
      const problem = tokenProblem(error);
      if (problem !== undefined) return unauthorized(problem, challenge);
      reasonOf(error);
      return errorResponse(503, `${unreadable}. Try again later.`, { 'retry-after': '5' });
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
        reported = undefined;
        return undefined;
      } catch (error) {
        return `${unreadable}. ${reasonOf(error)}`;
      }
    },
  };
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
