import { createServer } from 'node:http';
import { onLoopback } from '@wabascope/provider-testing';
import { exportJWK, generateKeyPair, type JWK, jwtVerify, SignJWT } from 'jose';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createKeys, KeysUnreadable } from './authorization-server-keys.js';
import { discover } from './discovery.js';

/** A response: status, body and headers. */
type Reply = readonly [status: number, body?: string, headers?: Record<string, string>];

/** A server on loopback that responds by path, until the end of the test. Other paths get 404. */
async function publish(replies: (origin: string) => Record<string, Reply>, port?: number) {
  const requested: string[] = [];
  const userAgents = new Set<string | undefined>();
  const server = createServer(({ url = '', headers: sent }, response) => {
    requested.push(url);
    userAgents.add(sent['user-agent']);
    const [status, body = '', headers = {}] = replies(origin)[url] ?? [404];
    response.writeHead(status, headers).end(body);
  });
  const { origin, close } = await onLoopback(server, port);
  onTestFinished(close);
  return { origin, requested, userAgents };
}

const pair = await generateKeyPair('ES256');
const jwk: JWK = { ...(await exportJWK(pair.publicKey)), kid: 'one' };
const keySet: Reply = [200, JSON.stringify({ keys: [jwk] })];
const metadataOf = (issuer: string, origin: string): Reply => [
  200,
  JSON.stringify({ issuer, jwks_uri: `${origin}/keys?secret=in-the-query-63` }),
];
const token = await new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(pair.privateKey);

/** Why keys cannot be read. */
async function reasonOf(keys: ReturnType<typeof createKeys>): Promise<string> {
  const error = await keys.check().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(KeysUnreadable);
  return (error as KeysUnreadable).message;
}

/** Where the metadata of an issuer is looked up. */
async function placesOf(issuer: string): Promise<string[]> {
  const urls: string[] = [];
  const notFound: typeof fetch = async (input) => {
    urls.push(String(input));
    return new Response(null, { status: 404 });
  };
  await Promise.all(discover(issuer, notFound, 5_000));
  return urls;
}

it('metadata may be at three places, at two without a path', async () => {
  expect(await placesOf('https://id.example.com/realms/one/')).toEqual([
    'https://id.example.com/.well-known/oauth-authorization-server/realms/one',
    'https://id.example.com/.well-known/openid-configuration/realms/one',
    'https://id.example.com/realms/one/.well-known/openid-configuration',
  ]);
  expect(await placesOf('https://id.example.com/')).toEqual([
    'https://id.example.com/.well-known/oauth-authorization-server',
    'https://id.example.com/.well-known/openid-configuration',
  ]);
});

const places = [
  '/.well-known/oauth-authorization-server/tenant',
  '/.well-known/openid-configuration/tenant',
  '/tenant/.well-known/openid-configuration',
];

it.each(places)('keys are found through metadata at %s only', async (place) => {
  const { origin, userAgents } = await publish((own) => ({
    [place]: metadataOf(`${own}/tenant`, own),
    '/keys?secret=in-the-query-63': keySet,
  }));
  const keys = createKeys(`${origin}/tenant`, undefined);
  await expect(keys.check()).resolves.toBeUndefined();
  expect((await jwtVerify(token, keys.get)).protectedHeader.kid).toBe('one');
  expect([...userAgents]).toEqual([expect.stringMatching(/^wabascope\/\d+\.\d+\.\d+$/)]);
});

it.each<[string, Reply, string]>([
  ['HTML', [200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' }], 'status 200, but no JSON'],
  ['an empty body', [200, ' '], 'status 200, but an empty body'],
  ['a redirect', [302, '', { location: 'https://login.example.com/' }], 'status 302, a redirect'],
  ['an error', [500, '{}'], 'status 500'],
  ['no object', [200, 'null'], 'status 200, but no "issuer"'],
  [
    'another issuer',
    [200, '{"issuer":"https://other.example.com","jwks_uri":"https://other.example.com/keys"}'],
    'status 200, but "issuer" is "https://other.example.com"',
  ],
])(
  '%s at the first two places leads to the third, and is the reason if that has nothing',
  async (_, reply, problem) => {
    const [first = '', second = '', third = ''] = places;
    const { origin } = await publish((own) => ({
      [first]: reply,
      [second]: reply,
      [third]: metadataOf(`${own}/tenant`, own),
      '/keys?secret=in-the-query-63': keySet,
    }));
    await expect(createKeys(`${origin}/tenant`, undefined).check()).resolves.toBeUndefined();
    const without = await publish(() => ({ [first]: reply, [second]: reply }));
    expect(await reasonOf(createKeys(`${without.origin}/tenant`, undefined))).toBe(
      `${without.origin}${first}: ${problem}; ${without.origin}${second}: ${problem}; ${without.origin}${third}: status 404`,
    );
  },
);

it('a URL of keys that is not secure is the reason', async () => {
  const { origin } = await publish((own) => ({
    '/.well-known/openid-configuration': [200, JSON.stringify({ issuer: own, jwks_uri: 'http://10.0.0.1/keys' })],
  }));
  expect(await reasonOf(createKeys(origin, undefined))).toContain('status 200, but "jwks_uri" is not an https URL');
});

it.each<[string, Reply, string]>([
  ['an error', [403], 'status 403'],
  ['HTML', [200, '<html>'], 'status 200, but no JSON'],
  ['no list of keys', [200, '{"keys":"none"}'], 'status 200, but no list of "keys"'],
])('the URL of the keys with %s is in the reason, without its query', async (_, reply, problem) => {
  const { origin } = await publish(() => ({ '/keys?secret=in-the-query-63': reply }));
  const keys = createKeys('https://id.example.com', `${origin}/keys?secret=in-the-query-63`);
  expect(await reasonOf(keys)).toBe(`${origin}/keys: ${problem}`);
  await expect(jwtVerify(token, keys.get)).rejects.toThrow(`${origin}/keys: ${problem}`);
});

it('a server that cannot be reached is the reason, and is tried again', async () => {
  const { origin: issuer, port, close } = await onLoopback(createServer());
  await close();
  const keys = createKeys(issuer, undefined);
  expect(await reasonOf(keys)).toContain('no response (ECONNREFUSED)');
  const paths = {
    '/.well-known/oauth-authorization-server': metadataOf(issuer, issuer),
    '/keys?secret=in-the-query-63': keySet,
  };
  await publish(() => paths, port);
  await vi.waitFor(() => keys.check(), { timeout: 10_000, interval: 100 });
});

it('tokens that arrive while the keys cannot be read cause one lookup a second', async () => {
  const { origin, requested } = await publish(() => ({}));
  const keys = createKeys(origin, undefined);
  for (let count = 0; count < 20; count += 1) await reasonOf(keys);
  expect(requested.length).toBeLessThan(20);
});
