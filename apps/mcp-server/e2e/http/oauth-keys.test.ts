import { createServer } from 'node:http';
import { onLoopback } from '@wabascope/provider-testing';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { expect, it, onTestFinished, vi } from 'vitest';
import { configFolder } from '../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../support/http-server.js';
import { listTools, rawMessage, rawRequest } from '../support/raw-request.js';
import { logLines } from '../support/stdio-server.js';

const issuer = 'https://login.example.com';
const pair = await generateKeyPair('RS256');
const good = { ...(await exportJWK(pair.publicKey)), kid: 'one' };
const incomplete = { kty: 'RSA', kid: 'k1', n: 'x' };

/** A server that reads these keys and accepts the tokens of one client. */
async function serverWith(...keys: object[]): Promise<{ server: HttpServer; jwksUri: string }> {
  const { origin, close } = await onLoopback(createServer((_, response) => response.end(JSON.stringify({ keys }))));
  const jwksUri = `${origin}/keys`;
  const auth = { issuer, clientIds: ['desktop'], jwksUri };
  const accounts = { oslo: { provider: 'meta', accessToken: 'token-of-oslo' } };
  const folder = await configFolder({ accounts, http: { url: 'https://numbers.example.com/mcp', auth } });
  const server = await startHttpServer(['--config', folder.file]);
  onTestFinished(async () => {
    await server.close();
    await folder.remove();
    await close();
  });
  return { server, jwksUri };
}

/** A call with a token of this key ID. */
async function call({ url }: HttpServer, kid: string, claims: JWTPayload = { client_id: 'desktop' }) {
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer(issuer)
    .setExpirationTime('1m')
    .sign(pair.privateKey);
  return rawMessage(url, listTools, { authorization: `Bearer ${token}` });
}

/** The log, after the line about the address. */
const logOf = (server: HttpServer) => logLines(server.stderr().trim().split('\n').slice(1));

it('a key that cannot be used is in the probe and once in the log, and tokens of other keys are valid', async () => {
  const { server, jwksUri } = await serverWith(incomplete, good);
  for (let count = 0; count < 3; count += 1) {
    expect(await call(server, 'one')).toMatchObject({ status: 200 });
    expect(await call(server, 'k1')).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  }
  const reason = `${jwksUri}: the key "k1" cannot be used`;
  const probe = await rawRequest(server.url, { path: '/readyz' });
  expect([probe.status, JSON.parse(probe.body)]).toEqual([
    200,
    { status: 'degraded', reason: `Cannot use a key of the authorization server. ${reason}` },
  ]);
  const line = { level: 'error', msg: 'Cannot use a key of the authorization server.', reason };
  await vi.waitFor(() => expect(logOf(server)).toEqual([expect.objectContaining(line)]));
});

it('without a key that can be used, the probe is not ready and has the reason, as has the log', async () => {
  const { server, jwksUri } = await serverWith(incomplete);
  expect(await call(server, 'k1')).toMatchObject({ status: 503 });
  const reason = `${jwksUri}: status 200, but the key "k1" cannot be used`;
  const probe = await rawRequest(server.url, { path: '/readyz' });
  expect([probe.status, JSON.parse(probe.body)]).toEqual([
    503,
    { status: 'not ready', reason: `Cannot read the authorization server's keys. ${reason}` },
  ]);
  const line = { level: 'error', msg: "Cannot read the authorization server's keys.", reason };
  await vi.waitFor(() => expect(logOf(server)).toEqual([expect.objectContaining(line)]));
});

it('a token that is not for the server gets the claim that decided', async () => {
  const { server } = await serverWith(good);
  const reasonFor = async (claims: JWTPayload) => (await call(server, 'one', claims)).headers['www-authenticate'];
  const sentence = (claim: string) => `not for this server: its claim ${claim} does not match.`;
  expect(await reasonFor({ client_id: 'web' })).toContain(sentence('client_id'));
  expect(await reasonFor({ sub: 'someone' })).toContain(sentence('client_id'));
  expect(await reasonFor({ client_id: 'desktop', aud: 'other' })).toContain(sentence('aud'));
});
