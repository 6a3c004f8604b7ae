import { Client, ClientCredentialsProvider, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { type JWTPayload, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AuthorizationServer, startAuthorizationServer } from '../support/authorization-server.js';
import { connectSdk2 } from '../support/clients.js';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { listTools, rawMessage, rawRequest } from '../support/raw-request.js';
import { logLines } from '../support/stdio-server.js';

/** Where clients reach the server, through a proxy that speaks TLS. */
const resource = 'https://numbers.example.com/mcp';
const metadataUrl = 'https://numbers.example.com/.well-known/oauth-protected-resource/mcp';

let issuer: AuthorizationServer;
let stranger: AuthorizationServer;
let sandbox: Sandbox<'alibaba' | 'antgst' | 'awal' | 'meta' | 'nxcloud'>;
let folder: ConfigFolder;
let server: HttpServer;
beforeAll(async () => {
  issuer = await startAuthorizationServer(['operator', 'team', 'guest']);
  stranger = await startAuthorizationServer(['operator']);
  sandbox = await startSandbox({ providers: ['alibaba', 'antgst', 'awal', 'meta', 'nxcloud'] });
  const access = [
    { claim: 'client_id', value: 'operator' },
    { claim: 'scope', value: 'numbers:asia', accounts: ['singapore', 'nxcloud:*'] },
    { claim: 'groups', value: 'nordics', accounts: ['oslo'] },
  ];
  const auth = { issuer: issuer.issuer, audience: resource, scopes: ['numbers:read'], access };
  folder = await configFolder({ accounts: sandbox.accounts(), http: { url: resource, auth } });
  server = await startHttpServer(['--config', folder.file]);
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
  await issuer.close();
  await stranger.close();
  await folder.remove();
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const call = (token: string) => rawMessage(server.url, listTools, bearer(token));

async function accountsSeenWith(token: string): Promise<string[]> {
  const client = await connectSdk2({ url: server.url, token });
  const { data } = await client.callTool('list-accounts');
  await client.close();
  return data.accounts.map(({ account }: { account: string }) => account).sort();
}

/** The claims of a valid token, with changes. */
function claims(changed: Record<string, unknown> = {}): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  const good = {
    iss: issuer.issuer,
    aud: resource,
    client_id: 'operator',
    scope: 'numbers:read',
    iat: now,
    exp: now + 60,
  };
  return { ...good, ...changed };
}

describe('an OAuth client', () => {
  it('discovers the authorization server, signs in and calls a tool, given only the URL of the server', async () => {
    const proxied: typeof fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.hostname === 'numbers.example.com') return fetch(new URL(url.pathname, server.url), init);
      return fetch(url, init);
    };
    const authProvider = new ClientCredentialsProvider({
      clientId: 'operator',
      clientSecret: 'secret-of-operator',
      expectedIssuer: issuer.issuer,
    });
    const client = new Client({ name: 'oauth', version: '0' });
    await client.connect(new StreamableHTTPClientTransport(new URL(resource), { authProvider, fetch: proxied }));
    const { structuredContent } = await client.callTool({ name: 'list-accounts' });
    await client.close();
    expect(structuredContent).toMatchObject({ total: 15 });
  });

  it.each(['/.well-known/oauth-protected-resource/mcp', '/.well-known/oauth-protected-resource'])(
    'finds the authorization server at %s',
    async (path) => {
      const { status, body } = await rawRequest(server.url, { path });
      expect(status).toBe(200);
      expect(JSON.parse(body)).toEqual({
        resource,
        resource_name: 'Wabascope',
        authorization_servers: [issuer.issuer],
        bearer_methods_supported: ['header'],
        scopes_supported: ['numbers:read', 'numbers:asia'],
      });
    },
  );

  it('without a token gets the URL of this metadata and the scope to request', async () => {
    const { status, headers } = await rawMessage(server.url, listTools);
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toContain(`resource_metadata="${metadataUrl}"`);
    expect(headers['www-authenticate']).toContain('scope="numbers:read"');
  });

  it('without the scope gets 403 insufficient_scope and the name of the scope', async () => {
    const { status, headers } = await call(await issuer.token('operator', resource, 'numbers:asia'));
    expect(status).toBe(403);
    expect(headers['www-authenticate']).toContain('error="insufficient_scope"');
    expect(headers['www-authenticate']).toContain('scope="numbers:read"');
    expect(headers['www-authenticate']).toContain(`resource_metadata="${metadataUrl}"`);
  });
});

describe('access by the claims of a token', () => {
  it.each([
    ['by a claim with one value, to all accounts', { client_id: 'operator' }, 15],
    ['by a scope', { client_id: 'team', scope: 'numbers:asia numbers:read' }, 3],
    ['by one value of a list', { client_id: 'team', groups: ['staff', 'nordics'] }, 1],
    [
      'by scopes in a list with another name',
      { client_id: 'team', scope: undefined, scp: ['numbers:read'], groups: 'nordics' },
      1,
    ],
    [
      'by several rules, to the accounts of all of them',
      { client_id: 'team', scope: 'numbers:read numbers:asia', groups: ['nordics'] },
      4,
    ],
  ])('%s', async (_, changed, count) => {
    expect(await accountsSeenWith(await issuer.sign(claims(changed)))).toHaveLength(count);
  });

  it('grants the accounts of the rule', async () => {
    const token = await issuer.token('team', resource, 'numbers:read numbers:asia');
    expect(await accountsSeenWith(token)).toEqual(['guangzhou', 'shenzhen', 'singapore']);
  });

  it('gives a caller without a matching rule status 403 and the reason', async () => {
    const { status, body } = await call(await issuer.token('guest', resource, 'numbers:read'));
    expect(status).toBe(403);
    expect(body).toMatch(/no account is open to you/);
  });
});

describe('an invalid token', () => {
  const soon = () => Math.floor(Date.now() / 1000) + 60;
  const bad: Record<string, () => string | Promise<string>> = {
    'has expired': () => issuer.sign(claims({ exp: soon() - 120 })),
    'never expires': () => issuer.sign(claims({ exp: undefined })),
    'is not valid yet': () => issuer.sign(claims({ nbf: soon() })),
    'is for another audience': () => issuer.token('operator', 'https://other.example.com/mcp', 'numbers:read'),
    'names no audience': () => issuer.sign(claims({ aud: undefined })),
    'names another issuer': () => issuer.sign(claims({ iss: stranger.issuer })),
    'comes from another authorization server': () => stranger.token('operator', resource, 'numbers:read'),
    'claims this authorization server but is signed by another': () => stranger.sign(claims()),
    'is not signed': () => new UnsecuredJWT(claims()).encode(),
    'is signed with the public key as a secret': () => signedWithPublicKey(),
    'has been changed': async () => (await issuer.sign(claims())).replace(/\.[^.]+\./, `.${btoa('{"aud":"x"}')}.`),
    'is garbage': () => 'garbage',
    'looks like a JWT': () => 'eyJ.eyJ.eyJ',
  };

  async function signedWithPublicKey(): Promise<string> {
    const { createHmac } = await import('node:crypto');
    const parts = [{ alg: 'HS256', typ: 'at+jwt' }, claims()].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const signature = createHmac('sha256', issuer.publicKey()).update(parts.join('.')).digest('base64url');
    return [...parts, signature].join('.');
  }

  it('is valid without its defect', async () => {
    expect(await call(await issuer.sign(claims()))).toMatchObject({ status: 200 });
  });

  it.each(Object.entries(bad))('that %s gets 401 invalid_token', async (_, make) => {
    const token = await make();
    const { status, headers, body } = await call(token);
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toContain('error="invalid_token"');
    expect(headers['www-authenticate']).toContain(`resource_metadata="${metadataUrl}"`);
    expect(body).not.toContain(token);
  });
});

describe('the keys of the authorization server', () => {
  it('can be rotated: tokens of the new key become valid, and tokens of the old key become invalid', async () => {
    const before = await issuer.sign(claims());
    expect(await call(before)).toMatchObject({ status: 200 });
    await issuer.rotate();
    const after = await issuer.sign(claims());
    await vi.waitFor(async () => expect(await call(after)).toMatchObject({ status: 200 }), { timeout: 10_000 });
    expect(await call(before)).toMatchObject({ status: 401 });
  });

  it('that cannot be read cause status 503 for every caller and an unready probe', async () => {
    const gone = await startAuthorizationServer([]);
    const auth = { issuer: gone.issuer, audience: resource };
    const other = await configFolder({ accounts: sandbox.accounts(), http: { url: resource, auth } });
    const waiting = await startHttpServer(['--config', other.file]);
    expect(await rawRequest(waiting.url, { path: '/readyz' })).toMatchObject({ status: 200 });
    await waiting.close();
    await gone.close();
    const blind = await startHttpServer(['--config', other.file]);
    const { status, body } = await rawRequest(blind.url, { path: '/readyz' });
    expect(status).toBe(503);
    const place = (name: string) => `${gone.issuer}/.well-known/${name}: no response (ECONNREFUSED)`;
    const reason = `${place('oauth-authorization-server')}; ${place('openid-configuration')}`;
    expect(JSON.parse(body)).toEqual({
      status: 'not ready',
      reason: `Cannot read the authorization server's keys. ${reason}`,
    });
    const token = await issuer.sign(claims());
    const { status: ofCall, headers } = await rawMessage(blind.url, listTools, bearer(token));
    expect(ofCall).toBe(503);
    expect(headers['retry-after']).toBe('5');
    expect(await rawRequest(blind.url, { path: '/healthz' })).toMatchObject({ status: 200 });
    const message = "Cannot read the authorization server's keys.";
    await vi.waitFor(() => {
      const lines = logLines(blind.stderr().trim().split('\n').slice(1));
      expect(lines).toEqual([expect.objectContaining({ level: 'error', msg: message, reason })]);
    });
    await blind.close();
    await other.remove();
  });
});
