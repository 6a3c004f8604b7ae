import type { JWTPayload } from 'jose';
import type { OAuthSettings } from '../configuration/schema/http.js';

/**
 * The claim by which a token is not for this server; undefined if it is. A token without `aud` is for the client that it
 * was issued to, if such tokens are accepted.
 */
export function foreignClaim(
  { aud, client_id }: JWTPayload,
  { audience = [], clientIds }: Pick<OAuthSettings, 'audience' | 'clientIds'>,
): 'aud' | 'client_id' | undefined {
  if (aud === undefined && clientIds !== undefined) {
    return typeof client_id === 'string' && clientIds.includes(client_id) ? undefined : 'client_id';
  }
  const accepted = [audience].flat();
  return [aud ?? []].flat().some((value) => accepted.includes(value)) ? undefined : 'aud';
}
