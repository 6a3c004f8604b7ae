import { readFileSync } from 'node:fs';
import { startServer } from '@wabascope/provider-testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { matchAccounts } from '../configuration/account-patterns.js';
import { httpProblems } from '../configuration/http-problems.js';
import { httpSchema, type OAuthSettings } from '../configuration/schema/http.js';
import { oauthAuthentication } from './oauth.js';

/** Tokens and settings of docs/http.md, by the name of the authorization server. */
const page = readFileSync(new URL('../../../../docs/http.md', import.meta.url), 'utf8');
const [, section = ''] = /^## Access tokens of common authorization servers$(.*?)^## /ms.exec(page) ?? [];
const documented = section
  .split(/^### /m)
  .slice(1)
  .map((text) => {
    const [, name = ''] = /^(.+)$/m.exec(text) ?? [];
    const [token = '', settings = ''] = [...text.matchAll(/^```json\n(.*?)^```$/gms)].map(([, json = '']) => json);
    return [name, token, settings] as const;
  });

const accounts = { oslo: { provider: 'meta' }, singapore: { provider: 'alibaba' } };
const pair = await generateKeyPair('RS256');
const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' }] };

/** Every authorization server in one: publishes metadata below the path of each issuer, HTML everywhere else. */
const { baseUrl, close } = await startServer(({ url }) => {
  const [, path] = /^(.*)\/\.well-known\/openid-configuration$/.exec(url) ?? [];
  const issuer = issuers.find((each) => new URL(each).pathname.replace(/\/$/, '') === path);
  if (url === '/keys') return { status: 200, body: keys };
  if (issuer === undefined) return { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html>' };
  return { status: 200, body: { issuer: localIssuer(issuer), jwks_uri: localIssuer('https://a.example/keys') } };
});
const issuers = documented.map(([, token]): string => JSON.parse(token).iss);

function localIssuer(issuer: string): string {
  return issuer.replace(new URL(issuer).origin, baseUrl);
}

afterAll(close);

it('the page has tokens of four authorization servers', () => {
  const names = ['Auth0', 'Microsoft Entra ID', 'Keycloak', 'Amazon Cognito'];
  expect(documented.map(([name]) => name)).toEqual(names);
});

describe.each(documented)('a token of %s', (_, token, settings) => {
  const now = Math.floor(Date.now() / 1000);
  const http = httpSchema().parse(JSON.parse(settings).http);
  const auth = http.auth as OAuthSettings;

  async function authenticate(text: string, times: { iat?: number; nbf?: number; exp: number } = { exp: now + 300 }) {
    const { iss, ...claims } = JSON.parse(text);
    const jwt = await new SignJWT({ ...claims, ...times, iss: localIssuer(iss) })
      .setProtectedHeader({ alg: 'RS256', kid: 'one', typ: 'JWT' })
      .sign(pair.privateKey);
    const local = { ...auth, issuer: localIssuer(auth.issuer) };
    const match = matchAccounts(accounts);
    const log = { error: (message: string) => expect.unreachable(message) };
    const authentication = oauthAuthentication(local, (patterns) => match(patterns).aliases, http.url, log);
    const result = await authentication.authenticate(`Bearer ${jwt}`);
    return result instanceof Response ? result.status : result;
  }

  const { sub, aud, client_id } = JSON.parse(token);

  it('fits its configuration, which is without problems', async () => {
    expect(httpProblems(http, accounts)).toEqual([]);
    expect(await authenticate(token)).toEqual({ name: sub });
  });

  it('grants the accounts of its group or role', async () => {
    const ofTeam = token.replace('"operations"', '"support-asia"');
    expect(await authenticate(ofTeam)).toEqual({ name: sub, accounts: ['singapore'] });
    expect(await authenticate(token.replace('"operations"', '"guests"'))).toBe(403);
  });

  it('needs the scope', async () => {
    expect(await authenticate(token.replace(/numbers[.:/]read"/, 'other"'))).toBe(403);
  });

  it('needs the audience, or the client if it has no audience', async () => {
    const purpose = [aud ?? client_id].flat()[0];
    expect(await authenticate(token.replace(`"${purpose}"`, '"other"'))).toBe(401);
  });

  it('is valid 30 seconds longer and earlier than it says', async () => {
    expect(await authenticate(token, { exp: now - 20 })).toEqual({ name: sub });
    expect(await authenticate(token, { exp: now - 40 })).toBe(401);
    expect(await authenticate(token, { nbf: now + 20, exp: now + 300 })).toEqual({ name: sub });
    expect(await authenticate(token, { nbf: now + 60, exp: now + 300 })).toBe(401);
  });
});
