import { bearerAuthChallengeResponse, OAuthError, OAuthErrorCode } from '@modelcontextprotocol/server';

/** Parts of `WWW-Authenticate`, which describe to clients how to get a token. */
export interface Challenge {
  readonly requiredScopes?: string[];
  readonly resourceMetadataUrl?: string;
}

/** The token in an `Authorization: Bearer …` header. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
}

/** 401: the token is missing or invalid. */
export function unauthorized(message: string, challenge: Challenge = {}): Response {
  return bearerAuthChallengeResponse(new OAuthError(OAuthErrorCode.InvalidToken, message), challenge);
}

/** 403: the token is valid, but its scopes are insufficient. */
export function insufficientScope(message: string, challenge: Challenge): Response {
  return bearerAuthChallengeResponse(new OAuthError(OAuthErrorCode.InsufficientScope, message), challenge);
}
