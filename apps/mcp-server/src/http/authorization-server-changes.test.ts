import { createServer } from 'node:http';
import { onLoopback } from '@wabascope/provider-testing';
import { exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from 'jose';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createKeys, type KeyProblem } from './authorization-server-keys.js';

/** By path: JSON, text, or a status. Other paths get 404. */
type Published = Record<string, object | string | number>;

/** An authorization server on loopback, until the end of the test. What it publishes may change. */
async function publish(first: (origin: string) => Published) {
  const state = { published: {} as Published, requested: [] as string[] };
  const server = createServer(({ url = '' }, response) => {
    state.requested.push(url);
    const reply = state.published[url] ?? 404;
    response.statusCode = typeof reply === 'number' ? reply : 200;
    response.end(typeof reply === 'object' ? JSON.stringify(reply) : String(reply));
  });
  const { origin, close } = await onLoopback(server);
  onTestFinished(close);
  state.published = first(origin);
  return Object.assign(state, { origin, names: (path: string) => ({ issuer: origin, jwks_uri: origin + path }) });
}

const [first, second] = ['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration'] as const;

const pair = await generateKeyPair('RS256');
const jwk: JWK = await exportJWK(pair.publicKey);
const keySet = (...kids: string[]) => ({ keys: kids.map((kid) => ({ ...jwk, kid })) });
const incomplete = { kty: 'RSA', kid: 'k1', n: 'x' };

/** The outcome of a token with this key ID: valid, or the name of the error. */
async function outcome(keys: ReturnType<typeof createKeys>, kid: string): Promise<string> {
  const token = await new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid }).sign(pair.privateKey);
  return jwtVerify(token, keys.get).then(
    () => 'valid',
    (error: Error) => error.name,
  );
}

/** Waits until a token with this key ID is valid. */
function becomesValid(keys: ReturnType<typeof createKeys>, kid: string): Promise<void> {
  return vi.waitFor(async () => expect(await outcome(keys, kid)).toBe('valid'), { timeout: 10_000, interval: 100 });
}

it('metadata that named a URL without keys is read again after it was corrected', async () => {
  const server = await publish((origin) => ({ [first]: { issuer: origin, jwks_uri: `${origin}/old` } }));
  const keys = createKeys(server.origin, undefined);
  await expect(keys.check()).rejects.toThrow(`${server.origin}/old: status 404`);
  server.published = { [first]: server.names('/keys'), '/keys': keySet('one') };
  await becomesValid(keys, 'one');
  expect(await keys.check()).toBeUndefined();
});

it.each<[string, Published]>([
  ['no longer exists', {}],
  ['still has the old keys', { '/keys1': keySet('one') }],
])('an unknown key ID leads to the new URL in the metadata if the old one %s', async (_, old) => {
  const server = await publish((origin) => ({
    [first]: { issuer: origin, jwks_uri: `${origin}/keys1` },
    '/keys1': keySet('one'),
  }));
  const keys = createKeys(server.origin, undefined);
  expect(await outcome(keys, 'one')).toBe('valid');
  server.published = { ...old, [first]: server.names('/keys2'), '/keys2': keySet('two') };
  await becomesValid(keys, 'two');
  expect(await outcome(keys, 'one')).toBe('JWKSNoMatchingKey');
});

it('an unknown key ID is found at the known URL while the metadata cannot be read', async () => {
  const server = await publish((origin) => ({
    [first]: { issuer: origin, jwks_uri: `${origin}/keys` },
    '/keys': keySet('one'),
  }));
  const keys = createKeys(server.origin, undefined);
  expect(await outcome(keys, 'one')).toBe('valid');
  server.published = { [first]: 500, '/keys': keySet('two') };
  await becomesValid(keys, 'two');
});

it('keys that were read remain, with the reason, while a later reload fails', async () => {
  const server = await publish((origin) => ({
    [first]: { issuer: origin, jwks_uri: `${origin}/keys` },
    '/keys': keySet('one'),
  }));
  const keys = createKeys(server.origin, undefined);
  await keys.check();
  server.published = {};
  await vi.waitFor(async () => expect(await outcome(keys, 'two')).toBe('KeysUnreadable'), { timeout: 10_000 });
  expect(await outcome(keys, 'one')).toBe('valid');
  expect((await keys.check())?.message).toContain(`${server.origin}/keys: status 404`);
  server.published = { [first]: server.names('/keys'), '/keys': keySet('one') };
  await vi.waitFor(async () => expect(await keys.check()).toBeUndefined(), { timeout: 10_000, interval: 100 });
});

it.each<[string, object | string | number, string]>([
  ['HTML', '<!doctype html>', 'status 200, but no JSON'],
  ['an error', 410, 'status 410'],
  ['no key', { keys: [] }, 'status 200, but no key for signatures'],
  [
    'only keys for other purposes',
    { keys: [{ ...jwk, use: 'enc' }, { kty: 'new' }, { kty: 'oct', k: 'c2VjcmV0' }] },
    'status 200, but no key for signatures',
  ],
  ['a key that cannot be used', { keys: [incomplete] }, 'status 200, but the key "k1" cannot be used'],
])('%s at the URL that the first place names leads to the next place', async (_, reply, problem) => {
  const server = await publish((origin) => ({
    [first]: { issuer: origin, jwks_uri: `${origin}/first` },
    '/first': reply,
    [second]: { issuer: origin, jwks_uri: `${origin}/second` },
    '/second': keySet('one'),
  }));
  const keys = createKeys(server.origin, undefined);
  expect(await outcome(keys, 'one')).toBe('valid');
  expect(await keys.check()).toBeUndefined();
  delete server.published['/second'];
  const reasons = `${server.origin}/first: ${problem}; ${server.origin}/second: status 404`;
  await expect(createKeys(server.origin, undefined).check()).rejects.toThrow(reasons);
});

it('a URL that all places name is read once', async () => {
  const server = await publish((origin) => {
    const metadata = { issuer: origin, jwks_uri: `${origin}/keys` };
    return { [first]: metadata, [second]: metadata, '/keys': keySet('one') };
  });
  await createKeys(server.origin, undefined).check();
  expect(server.requested.filter((url) => url === '/keys')).toHaveLength(1);
});

it('tokens with unknown key IDs cause one lookup a second', async () => {
  const server = await publish((origin) => ({
    [first]: { issuer: origin, jwks_uri: `${origin}/keys` },
    '/keys': keySet('one'),
  }));
  const keys = createKeys(server.origin, undefined);
  for (let count = 0; count < 20; count += 1) expect(await outcome(keys, 'unknown')).toBe('JWKSNoMatchingKey');
  expect(server.requested.filter((url) => url === '/keys').length).toBeLessThan(10);
});

const privateJwk = await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey);

it.each<[string, JWK]>([
  ['an incomplete key', incomplete],
  ['a key that is too short', { ...jwk, n: jwk.n?.slice(0, 170) ?? '', kid: 'k1' }],
  ['a private key', { ...privateJwk, kid: 'k1' }],
  ['an incomplete key for one algorithm', { kty: 'EC', crv: 'P-256', x: 'x', kid: 'k1', alg: 'ES256' }],
  ['a point that is not on the curve', { kty: 'OKP', crv: 'Ed25519', x: 'x', kid: 'k1' }],
])('%s is named once, and does not affect the other keys', async (_, broken) => {
  const server = await publish(() => ({ '/keys': { keys: [broken, { ...jwk, kid: 'one' }] } }));
  const problems: KeyProblem[] = [];
  const keys = createKeys('https://id.example.com', `${server.origin}/keys`, (problem) => problems.push(problem));
  expect(await outcome(keys, 'one')).toBe('valid');
  expect(await outcome(keys, 'k1')).toBe('KeysUnusable');
  expect(await outcome(keys, 'one')).toBe('valid');
  const expected = `${server.origin}/keys: the key "k1" cannot be used`;
  expect((await keys.check())?.message).toBe(expected);
  expect(problems.map(({ message }) => message)).toEqual([expected]);
});

it('a key that cannot be used is read again, because it may be corrected', async () => {
  const server = await publish(() => ({ '/keys': { keys: [incomplete, { ...jwk, kid: 'one' }] } }));
  const keys = createKeys('https://id.example.com', `${server.origin}/keys`);
  expect(await outcome(keys, 'k1')).toBe('KeysUnusable');
  server.published = { '/keys': keySet('k1', 'one') };
  await becomesValid(keys, 'k1');
  expect(await keys.check()).toBeUndefined();
});

it('of many keys that cannot be used, five are named', async () => {
  const broken = [undefined, 'a', 'b', 'c', 'd', 'e'].map((kid) => ({ ...incomplete, kid }));
  const server = await publish(() => ({ '/keys': { keys: broken } }));
  const sentence = 'the keys without "kid", "a", "b", "c", "d" and 1 more cannot be used';
  await expect(createKeys('https://id.example.com', `${server.origin}/keys`).check()).rejects.toThrow(sentence);
});
