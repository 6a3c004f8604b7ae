import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { onLoopback } from '@wabascope/provider-testing';
import { exportJWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import Provider from 'oidc-provider';

/** A key of the server, and the ID by which it is published. */
interface Key {
  readonly kid: string;
  readonly privateKey: ReturnType<typeof generateKeyPairSync>['privateKey'];
}

/** A real authorization server (oidc-provider) on loopback. */
export interface AuthorizationServer {
  readonly issuer: string;
  /** A token by client credentials, for a resource. */
  token(client: string, resource: string, scope: string): Promise<string>;
  /** A token such as it would never issue, signed with its present key. */
  sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** The public half of the present key, in PEM. */
  publicKey(): string;
  /** From now on it signs with a new key, and publishes no other. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

/** @param clients IDs; the secret of each is `secret-of-<id>`. */
export async function startAuthorizationServer(clients: readonly string[]): Promise<AuthorizationServer> {
  let listener: RequestListener = (_, response) => void response.end();
  const server = createServer((request, response) => listener(request, response));
  const { origin: issuer, close } = await onLoopback(server);
  let key = newKey();
  listener = await serve(issuer, clients, key);

  return {
    issuer,
    async token(client, resource, scope) {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${client}:secret-of-${client}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope }),
      });
      const { access_token } = (await response.json()) as { access_token: string };
      return access_token;
    },
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'at+jwt', ...header })
        .sign(key.privateKey),
    publicKey: () => createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' }).toString(),
    async rotate() {
      key = newKey();
      listener = await serve(issuer, clients, key);
    },
    close,
  };
}

function newKey(): Key {
  return { kid: randomUUID(), privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey };
}

async function serve(issuer: string, clients: readonly string[], { kid, privateKey }: Key): Promise<RequestListener> {
  const jwk = { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' };
  const provider = new Provider(issuer, {
    jwks: { keys: [jwk] },
    clients: clients.map((id) => ({
      client_id: id,
      client_secret: `secret-of-${id}`,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })),
    ttl: { ClientCredentials: 300 },
    scopes: ['numbers:read', 'numbers:asia'],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({
          scope: 'numbers:read numbers:asia',
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 300,
        }),
      },
    },
  });
  const callback = provider.callback();
  return (request, response) => void callback(request, response);
}
