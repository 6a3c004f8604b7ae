import type { JWTPayload } from 'jose';
import type { OAuthSettings } from '../configuration/schema/http.js';

/** Whether a token is for this server. A token without `aud` is for the client that it was issued to. */
export function isForServer(
  { aud, client_id }: JWTPayload,
  { audience = [], clientIds = [] }: Pick<OAuthSettings, 'audience' | 'clientIds'>,
): boolean {
  if (aud === undefined) return typeof client_id === 'string' && clientIds.includes(client_id);
  const accepted = [audience].flat();
  return [aud].flat().some((value) => accepted.includes(value));
}
