import { getOAuthProtectedResourceMetadataUrl } from '@modelcontextprotocol/server';
import { cleanText } from '@wabascope/core';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { OAuthSettings } from '../configuration/schema/http.js';
import { claimValues, grantedAccounts } from './access.js';
import { createKeys } from './authorization-server-keys.js';
import { bearerToken, type Challenge, insufficientScope, unauthorized } from './bearer-token.js';
import type { Authentication } from './caller.js';
import { refuse } from './refuse.js';

/** Signatures that only the authorization server can make: no `none`, and no secret that two know. */
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

/** Seconds by which two clocks may differ. */
const clockTolerance = 5;

const unreachable = 'The keys of the authorization server cannot be read';

/**
 * Access tokens in the form of JWTs, as an OAuth 2.1 resource server checks them.
 * @param aliasesOf What a list of patterns stands for.
 */
export function oauthAuthentication(
  { issuer, audience, scopes, jwksUri, access }: OAuthSettings,
  aliasesOf: (patterns: readonly string[]) => readonly string[],
  url: string | undefined,
): Authentication {
  const keys = createKeys(issuer, jwksUri);
  const challenge: Challenge = {
    requiredScopes: scopes,
    ...(url === undefined ? {} : { resourceMetadataUrl: getOAuthProtectedResourceMetadataUrl(new URL(url)) }),
  };
  const rules = access?.map((rule) => ({ ...rule, accounts: rule.accounts && aliasesOf(rule.accounts) }));

  async function claimsOf(token: string): Promise<JWTPayload | Response> {
    try {
      const options = { issuer, audience, algorithms, clockTolerance, requiredClaims: ['exp'] };
      return (await jwtVerify(token, await keys.read(), options)).payload;
    } catch (error) {
      const fault = faultOf(error);
      if (fault !== undefined) return unauthorized(fault, challenge);
      return refuse(503, `${unreachable}; try again later.`, { 'retry-after': '5' });
    }
  }

  return {
    async authenticate(authorization) {
      const token = bearerToken(authorization);
      if (token === undefined) return unauthorized('Send Authorization: Bearer and an access token.', challenge);
      const claims = await claimsOf(token);
      if (claims instanceof Response) return claims;
      const granted = [...claimValues(claims, 'scope'), ...claimValues(claims, 'scp')];
      if (!scopes.every((scope) => granted.includes(scope))) {
        return insufficientScope(`The access token lacks a scope; needed are ${scopes.join(' ')}.`, challenge);
      }
      const caller = { name: callerName(claims) };
      if (rules === undefined) return caller;
      const accounts = grantedAccounts(rules, claims);
      if (accounts?.length === 0)
        return refuse(403, 'You are known here, but no account is open to you; ask the operator.');
      return accounts === undefined ? caller : { ...caller, accounts };
    },
    async notReady() {
      try {
        const read = await keys.read();
        if (!read.fresh) await read.reload();
        return undefined;
      } catch {
        return `${unreachable}.`;
      }
    },
  };
}

/** A token for a person names the person, one for a program the program. */
function callerName({ sub, client_id }: JWTPayload): string {
  return cleanText(String(sub ?? client_id ?? 'unnamed'), 100);
}

/** What is wrong with the token; undefined when something else is. */
function faultOf(error: unknown): string | undefined {
  if (error instanceof errors.JWTExpired) return 'The access token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return `The access token is not for this server: its claim ${error.claim} does not fit.`;
  }
  const ofTheToken = [
    errors.JWTInvalid,
    errors.JWSInvalid,
    errors.JWSSignatureVerificationFailed,
    errors.JWKSNoMatchingKey,
    errors.JWKSMultipleMatchingKeys,
    errors.JOSEAlgNotAllowed,
    errors.JOSENotSupported,
  ];
  return ofTheToken.some((kind) => error instanceof kind)
    ? 'This is no access token of the authorization server.'
    : undefined;
}
