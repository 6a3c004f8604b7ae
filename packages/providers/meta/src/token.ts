import { type CredentialDescription, ProviderError } from '@wabascope/core';
import { defined } from '@wabascope/provider-kit';
import type { Graph } from './graph.js';
import { debugTokenResponse, type TokenData } from './wire.js';

/** Without this permission nothing of WhatsApp can be read. */
export const managePermission = 'whatsapp_business_management';

/** What the lists of WABAs of a business need as well. */
export const businessPermission = 'business_management';

/** Unix seconds of the end of the year 9999. */
const maxSeconds = 253_402_300_799;

/**
 * What Meta reports about an access token. Only this call has the token in its URL: Meta documents no other way.
 * @param graph Makes the request on behalf of the token's app, or of the token itself if its user is a developer of
 *   the app.
 * @throws {ProviderError} `auth` when the token has expired or was revoked.
 */
export async function readToken(graph: Graph, token: string, signal: AbortSignal | undefined): Promise<TokenData> {
  const { data } = await graph({
    path: '/debug_token',
    query: { input_token: token },
    schema: debugTokenResponse,
    signal,
  });
  if (data.is_valid === false) {
    const message = 'The access token is expired or revoked; create a new one.';
    throw new ProviderError('auth', message, { settings: ['accessToken'] });
  }
  return data;
}

/** When the token expires, and which of the needed permissions it lacks. */
export function describeToken(
  { expires_at, scopes, granular_scopes }: TokenData,
  needed: readonly string[],
): CredentialDescription {
  // 0 means that the token never expires.
  const expires = expires_at !== undefined && expires_at !== null && expires_at > 0 && expires_at <= maxSeconds;
  // A permission may be in only one of the two lists.
  const granted = [...(scopes ?? []), ...(granular_scopes ?? []).map((scope) => scope?.scope)];
  const isReported = (scopes ?? granular_scopes ?? undefined) !== undefined;
  return defined({
    expiresAt: expires ? new Date(expires_at * 1000).toISOString() : undefined,
    missingPermissions: isReported ? needed.filter((permission) => !granted.includes(permission)) : undefined,
  });
}
