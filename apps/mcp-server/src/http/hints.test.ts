import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { onLoopback } from '@wabascope/provider-testing';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createHints } from './hints.js';

const token = 'a-token-of-acme-4f81';
const appSecret = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const verifyToken = 'verify-me-77';
const settings = { oslo: { appSecret, verifyToken }, acme: { token } };

let hinted: string[];
let rejected: (string | undefined)[];
let origin: string;
beforeEach(async () => {
  hinted = [];
  rejected = [];
  const hints = createHints({
    settings,
    hinted: (account) => hinted.push(account),
    rejected: (account) => rejected.push(account),
  });
  const server = createServer(async (request, response) => {
    const result = await hints.respond(request);
    response.writeHead(result?.status ?? 299, Object.fromEntries(result?.headers ?? []));
    response.end(await result?.text());
  });
  const started = await onLoopback(server);
  origin = started.origin;
  onTestFinished(started.close);
});

async function responseOf(path: string, init: RequestInit = {}) {
  const response = await fetch(`${origin}${path}`, init);
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

const post = (path: string, body: string | Buffer = '', headers: Record<string, string> = {}) =>
  responseOf(path, { method: 'POST', body, headers });
const signature = (body: string | Buffer, secret = appSecret) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const notFound = { status: 404, text: expect.stringContaining('Not found. The MCP endpoint is /mcp.') };
const ok = { status: 200, type: 'text/plain; charset=utf-8', text: 'ok' };

describe('a hint', () => {
  it('with a signature of its exact bytes is valid, whatever they are', async () => {
    for (const body of ['{"object": "Ünï\\u0301"}', 'not JSON', '', Buffer.from([0xff, 0x00, 0xfe])]) {
      expect(await post('/hints/oslo', body, { 'x-hub-signature-256': signature(body) })).toEqual(ok);
    }
    expect(hinted).toEqual(['oslo', 'oslo', 'oslo', 'oslo']);
  });

  it('with the token in the path or as a bearer token is valid', async () => {
    expect(await post(`/hints/acme/${token}`, '{}')).toEqual(ok);
    expect(await post(`/hints/acme/${token}?source=x`)).toEqual(ok);
    expect(await post('/hints/acme', '{}', { authorization: `Bearer ${token}` })).toEqual(ok);
    expect(hinted).toEqual(['acme', 'acme', 'acme']);
  });

  const body = '{}';
  it.each([
    ['of an unknown account', '/hints/nowhere', { 'x-hub-signature-256': signature(body) }],
    ['of an unknown account with a token', `/hints/nowhere/${token}`, {}],
    ['of a property of every object', '/hints/constructor', { 'x-hub-signature-256': signature(body) }],
    ['without a secret', '/hints/oslo', {}],
    ['with a signature of another body', '/hints/oslo', { 'x-hub-signature-256': signature('{ }') }],
    ['with a signature by another secret', '/hints/oslo', { 'x-hub-signature-256': signature(body, 'other') }],
    ['with a signature without its prefix', '/hints/oslo', { 'x-hub-signature-256': signature(body).slice(7) }],
    ['with a cut signature', '/hints/oslo', { 'x-hub-signature-256': signature(body).slice(0, -2) }],
    ['with the verify token as token', `/hints/oslo/${verifyToken}`, {}],
    ['with the app secret as token', '/hints/oslo', { authorization: `Bearer ${appSecret}` }],
    ['with the token of another account', `/hints/oslo/${token}`, {}],
    ['signed for an account without an app secret', '/hints/acme', { 'x-hub-signature-256': signature(body, '') }],
    ['with an empty token', '/hints/acme/', {}],
    ['with a bearer token that is wrong', '/hints/acme', { authorization: 'Bearer another-token-4f81' }],
  ])('%s gets the response of an unknown path', async (_, path, headers: Record<string, string>) => {
    const response = await post(path, body, headers);
    if (response.status !== 299) expect(response).toMatchObject(notFound);
    expect(hinted).toEqual([]);
  });

  it('that is not valid is reported with the account only if the account has hints', async () => {
    await post('/hints/oslo');
    await post('/hints/nowhere');
    expect(rejected).toEqual(['oslo', undefined]);
  });

  it('of more than 4 MiB is rejected while it arrives, for every account', async () => {
    const large = Buffer.alloc(4 * 2 ** 20 + 1);
    for (const path of ['/hints/oslo', '/hints/nowhere']) {
      const response = await post(path, large, { 'x-hub-signature-256': signature(large) }).catch(() => undefined);
      if (response !== undefined) expect(response.status).toBe(413);
    }
    expect(hinted).toEqual([]);
  });

  it('has only the methods GET and POST', async () => {
    for (const method of ['PUT', 'DELETE', 'HEAD']) {
      expect((await responseOf('/hints/oslo', { method })).status).toBe(405);
    }
  });
});

describe('the verification of a webhook by Meta', () => {
  const query = (parts: Record<string, string>) =>
    new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.verify_token': verifyToken,
      'hub.challenge': '1158',
      ...parts,
    });

  it('gets the challenge as plain text, without a signature', async () => {
    expect(await responseOf(`/hints/oslo?${query({})}`)).toEqual({ ...ok, text: '1158' });
    expect(hinted).toEqual([]);
  });

  it.each([
    ['a wrong verify token', 'oslo', { 'hub.verify_token': 'verify-me-78' }],
    ['an unknown account', 'nowhere', {}],
    ['an account without a verify token', 'acme', { 'hub.verify_token': '' }],
    ['the token of the account', 'acme', { 'hub.verify_token': token }],
    ['another mode', 'oslo', { 'hub.mode': 'unsubscribe' }],
    ['a challenge that could be markup', 'oslo', { 'hub.challenge': '<script>' }],
    ['a challenge that is too long', 'oslo', { 'hub.challenge': '1'.repeat(257) }],
    ['no challenge', 'oslo', { 'hub.challenge': '' }],
  ])('with %s gets the response of an unknown path', async (_, alias, parts: Record<string, string>) => {
    expect(await responseOf(`/hints/${alias}?${query(parts)}`)).toMatchObject(notFound);
  });
});
