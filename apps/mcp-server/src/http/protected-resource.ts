import { getOAuthProtectedResourceMetadataUrl } from '@modelcontextprotocol/server';
import type { HttpSettings } from '../configuration/schema/http.js';

/** Where clients find how to get a token: RFC 9728, for the path of the endpoint and for the host as a whole. */
export function protectedResourceDocuments({ auth, url }: HttpSettings): ReadonlyMap<string, object> {
  // Without OAuth a client that found them would try to sign in.
  if (auth === undefined || 'tokens' in auth || url === undefined) return new Map();
  const opening = auth.access?.flatMap(({ claim, value }) => (claim === 'scope' || claim === 'scp' ? value : [])) ?? [];
  const scopes = [...new Set([...auth.scopes, ...opening])];
  const document = {
    resource: url,
    resource_name: 'Wabascope',
    authorization_servers: [auth.issuer],
    bearer_methods_supported: ['header'],
    ...(scopes.length === 0 ? {} : { scopes_supported: scopes }),
  };
  const paths = [
    '/.well-known/oauth-protected-resource',
    new URL(getOAuthProtectedResourceMetadataUrl(new URL(url))).pathname,
  ];
  return new Map(paths.map((path) => [path, document]));
}
