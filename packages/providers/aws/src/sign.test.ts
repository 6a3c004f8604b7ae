import { openProvider } from '@wabascope/core';
import { Secret } from '@wabascope/provider-kit';
import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { credential, open } from './__fixtures__/account.js';
import aws from './index.js';
import { sign } from './sign.js';

const host = 'https://social-messaging.eu-west-1.amazonaws.com/v1/whatsapp/waba';
const now = Date.UTC(2026, 10, 25, 12, 34, 56, 789);
const key = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const token = 'FwoGZXIvYXdzSESSION/TOK+en==';

function signed(path: string, sessionToken?: string) {
  const settings = {
    region: 'eu-west-1',
    accessKeyId: key.accessKeyId,
    secretAccessKey: new Secret(key.secretAccessKey),
    sessionToken: sessionToken === undefined ? undefined : new Secret(sessionToken),
    baseUrl: '',
    timeoutMs: 1,
  };
  return sign({ method: 'GET', url: new URL(host + path), body: '', now }, settings);
}

describe('Signature Version 4', () => {
  // Two published signing libraries compute the same ones.
  it.each([
    ['/list?maxResults=100', undefined, '57b39cf2c204b2678efdec26cea06bd31bbaf0299f6e7abab7610f2f93b4b75d'],
    [
      '/list?maxResults=100&nextToken=tok%2Fen%2B1%3D%3D',
      undefined,
      '3b70c3067e23aa05ec19e70f2b6f4f86b48be9b47906f67bf6549e21fd5fc44b',
    ],
    [
      '/list?maxResults=100&nextToken=tok%2Fen%2B1%3D%3D',
      token,
      '0d54d46daf83a34a8a5f69b0fa33522d46e4686e5fa6d75e451013ff059c5ecb',
    ],
    [
      '/details?id=arn%3Aaws%3Asocial-messaging%3Aeu-west-1%3A111122223333%3Awaba%2F0123456789abcdef',
      token,
      'db71b23e0e96a6cb1d2c92c88546352f5041ea59e58df334ccd59a3544aac585',
    ],
    [
      '/details?id=waba-0123456789abcdef0123456789abcdef',
      undefined,
      '9a6e13ab7bb2c4e9963b5ce68a43dcdf29892934f489a52440dc2fcb4bdc2727',
    ],
  ])('of %s with the session token %s is the one of other libraries', (path, sessionToken, expected) => {
    expect(signed(path, sessionToken).signature).toBe(expected);
  });

  it('is in a header with the key, the scope and the names of the signed headers', () => {
    const { headers, signature } = signed('/list?maxResults=100', token);
    const scope = 'AKIDEXAMPLE/20261125/eu-west-1/social-messaging/aws4_request';
    const names = 'host;x-amz-date;x-amz-security-token';
    expect(headers).toEqual({
      'x-amz-date': '20261125T123456Z',
      'x-amz-security-token': token,
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=${names}, Signature=${signature}`,
    });
    expect(signed('/list').headers).not.toHaveProperty('x-amz-security-token');
  });

  it('covers the query sorted by name, and percent-encoded as RFC 3986 says', () => {
    expect(signed('/list?nextToken=2&a=1').signature).toBe(signed('/list?a=1&nextToken=2').signature);
    expect(signed("/list?nextToken=a!b'c(d)e*f%20g~").signature).toBe(
      'cfd111a20d67d006b2829f6071e39a652f0c40a8571dd00b7b7e6553fcaa7776',
    );
  });
});

describe('the address', () => {
  async function requested(settings: object) {
    const urls: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      urls.push(String(input));
      return Response.json({ linkedAccounts: [] });
    };
    await listAll(await open(settings, { fetch }), 'wabas');
    return urls;
  }

  it('is the one of the Region, or that of baseUrl', async () => {
    const path = '/v1/whatsapp/waba/list?maxResults=100';
    expect(await requested({ region: 'us-gov-west-1' })).toEqual([
      `https://social-messaging.us-gov-west-1.amazonaws.com${path}`,
    ]);
    expect(await requested({ baseUrl: 'https://social-messaging-fips.{region}.amazonaws.com' })).toEqual([
      `https://social-messaging-fips.eu-west-1.amazonaws.com${path}`,
    ]);
    expect(await requested({ baseUrl: 'https://proxy.example' })).toEqual([`https://proxy.example${path}`]);
  });

  it.each(['Ireland', 'eu-west-1.evil.example/', 'eu-west'])('rejects the Region %s', async (region) => {
    await expect(openProvider(aws, { ...credential, region })).rejects.toThrow(
      'region: Invalid value: must be a Region such as ',
    );
  });
});

it('passes each signature to the host, which withholds it', async () => {
  const secrets: string[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    expect(new Headers(init?.headers).get('authorization')).toContain(secrets.at(-1));
    return Response.json({ linkedAccounts: [] });
  };
  await listAll(await open({}, { fetch, addSecret: (derived) => secrets.push(derived) }), 'wabas');
  expect(secrets).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
});
