import { bearerAuthChallengeResponse, OAuthError, OAuthErrorCode } from '@modelcontextprotocol/server';

/** What goes into `WWW-Authenticate`, so that a client learns how to get a token that will do. */
export interface Challenge {
  readonly requiredScopes?: string[];
  readonly resourceMetadataUrl?: string;
}

/** The token in an `Authorization: Bearer …` header. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
}

/** 401: there is no token, or none that is good. */
export function unauthorized(message: string, challenge: Challenge = {}): Response {
  return bearerAuthChallengeResponse(new OAuthError(OAuthErrorCode.InvalidToken, message), challenge);
}

/** 403: the token is good, but not for this. */
export function insufficientScope(message: string, challenge: Challenge): Response {
  return bearerAuthChallengeResponse(new OAuthError(OAuthErrorCode.InsufficientScope, message), challenge);
}
