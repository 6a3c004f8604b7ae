import { getOAuthProtectedResourceMetadataUrl } from '@modelcontextprotocol/server';
import type { HttpSettings } from '../configuration/schema/http.js';

/** Protected resource metadata (RFC 9728), for the path of the endpoint and for the host. */
export function protectedResourceDocuments({ auth, url }: HttpSettings): ReadonlyMap<string, object> {
  // Without OAuth, clients that find these documents would try to sign in.
  if (auth === undefined || 'tokens' in auth || url === undefined) return new Map();
  const grantingScopes =
    auth.access?.flatMap(({ claim, value }) => (claim === 'scope' || claim === 'scp' ? value : [])) ?? [];
  const scopes = auth.advertisedScopes ?? [...new Set([...auth.scopes, ...grantingScopes])];
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
