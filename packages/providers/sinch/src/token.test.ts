import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { credential, open, serve } from './__fixtures__/account.js';

/** A server that issues `token-1`, `token-2` … and accepts those for which `isValid` returns true. */
async function serverWith(isValid: (token: number) => boolean, expires_in?: number) {
  let issued = 0;
  const { baseUrl, received } = await serve(({ path, headers }) => {
    if (path === '/oauth2/token') {
      issued += 1;
      return { status: 200, body: { access_token: `token-${issued}`, expires_in } };
    }
    const [, token] = /^Bearer token-(\d+)$/.exec(headers.authorization ?? '') ?? [];
    const type = 'https://developers.sinch.com/docs/errors/registry/access-token-expired';
    if (!isValid(Number(token))) return { status: 401, body: { type, title: 'Token expired', detail: 'Expired.' } };
    return { status: 200, body: path.endsWith('/senders') ? { senders: [{ id: 's' }] } : { state: 'ONBOARDED' } };
  });
  return { baseUrl, tokenRequests: () => received.filter(({ path }) => path === '/oauth2/token') };
}

it('a token is requested with the access key, and kept', async () => {
  const { baseUrl, tokenRequests } = await serverWith(() => true);
  const account = await open({ baseUrl });
  await listAll(account, 'numbers');
  await listAll(account, 'numbers');
  const { keyId, keySecret } = credential;
  expect(tokenRequests()).toMatchObject([
    {
      method: 'POST',
      body: 'grant_type=client_credentials',
      headers: { authorization: `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}` },
    },
  ]);
});

it.each([
  [1_800, 1_739, 1],
  [1_800, 1_741, 2],
  // Without a lifetime, the documented hour.
  [undefined, 3_539, 1],
  [undefined, 3_541, 2],
])('a token of %s s is replaced a minute before it expires: after %d s, %d were requested', async (...row) => {
  const [lifetime, seconds, requests] = row;
  const { baseUrl, tokenRequests } = await serverWith(() => true, lifetime);
  let now = Date.parse('2026-03-01T12:00:00Z');
  const account = await open({ baseUrl }, { now: () => now });
  await listAll(account, 'numbers');
  now += seconds * 1_000;
  await listAll(account, 'numbers');
  expect(tokenRequests()).toHaveLength(requests);
});

it('a kept token that is no longer accepted is replaced once', async () => {
  let newest = 1;
  const { baseUrl, tokenRequests } = await serverWith((token) => token === newest);
  const account = await open({ baseUrl });
  await listAll(account, 'numbers');
  newest = 2;
  expect((await listAll(account, 'numbers')).items).toHaveLength(1);
  expect(tokenRequests()).toHaveLength(2);
});

it('a new token that is not accepted causes the error auth', async () => {
  const { baseUrl, tokenRequests } = await serverWith(() => false);
  await expect(listAll(await open({ baseUrl }), 'wabas')).rejects.toMatchObject({
    code: 'auth',
    details: { upstreamCode: 'access-token-expired', settings: ['projectId', 'keyId'] },
  });
  expect(tokenRequests()).toHaveLength(1);
});

it('tokens and the encoded access key are passed to the host as secrets', async () => {
  const { baseUrl } = await serverWith(() => true);
  const secrets: string[] = [];
  await listAll(await open({ baseUrl }, { addSecret: (secret) => secrets.push(secret) }), 'numbers');
  expect(secrets).toContain('token-1');
  expect(secrets.map((secret) => Buffer.from(secret, 'base64').toString())).toContain(
    `${credential.keyId}:${credential.keySecret}`,
  );
});
