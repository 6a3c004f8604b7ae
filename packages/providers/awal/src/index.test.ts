import { phoneNumberSchema, rateLimitsOf } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { credential, exchangesOf, open, serve } from './__fixtures__/account.js';
import awal from './index.js';

/** An account that gets the documented responses of a file, and its requests. */
async function play(file: string, settings: object = {}) {
  const { baseUrl, received } = await serve(exchangesOf(file));
  return { account: await open({ ...credential, baseUrl, ...settings }), received };
}

describe('numbers', () => {
  it("are read from the documents' example", async () => {
    const { account } = await play('list-numbers.json');
    expect(await listAll(account, 'numbers')).toEqual({
      items: [
        {
          id: '123456789012345',
          phoneNumber: '+96650000000',
          displayPhoneNumber: '96650000000',
          phoneNumberId: '123456789012345',
          verifiedName: 'My Business',
          status: 'CONNECTED',
          qualityRating: 'GREEN',
          messageTemplateCount: 25,
          createdAt: '2024-01-10T10:00:00.000Z',
          updatedAt: '2024-01-20T14:30:00.000Z',
          extensions: { awal: { id: '1' } },
        },
        {
          id: '987654321098765',
          phoneNumber: '+96650000001',
          displayPhoneNumber: '96650000001',
          phoneNumberId: '987654321098765',
          verifiedName: 'Another Business',
          status: 'CONNECTED',
          qualityRating: 'YELLOW',
          messageTemplateCount: 10,
          createdAt: '2024-01-15T11:00:00.000Z',
          updatedAt: '2024-01-18T09:15:00.000Z',
          extensions: { awal: { id: '2' } },
        },
      ],
      warnings: [],
    });
  });

  it('are requested with one GET that has the required headers and version v1', async () => {
    const { account, received } = await play('list-numbers.json');
    await listAll(account, 'numbers');
    expect(received).toMatchObject([
      {
        method: 'GET',
        path: '/waba-numbers',
        query: {},
        headers: {
          accept: 'application/json',
          'x-api-version': 'v1',
          'x-domain': 'your-workspace',
          'x-client-id': 'your-client-id',
          'x-timestamp': expect.stringMatching(/^\d{10}$/),
          'x-awal-signature-256': expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
        },
      },
    ]);
  });
});

it('has no call for WABAs', async () => {
  const { account } = await play('list-numbers.json');
  expect(account.getWabas).toBeUndefined();
  expect(awal.reports.waba).toEqual([]);
});

it('fills exactly the fields that it reports', async () => {
  const { items } = await listAll((await play('list-numbers.json')).account, 'numbers');
  const fields = new Set(items.flatMap((item) => Object.keys(item)));
  const common = ['id', 'reported', 'extensions'];
  expect([...fields].filter((field) => !common.includes(field)).sort()).toEqual([...awal.reports.number].sort());
  for (const number of items) expect(phoneNumberSchema.parse(number)).toEqual(number);
});

describe('settings', () => {
  it('call the documented URL without a baseUrl', async () => {
    const requested: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      requested.push(String(input));
      return Response.json({ status: true, data: [] });
    };
    await listAll(await open(credential, { fetch }), 'numbers');
    expect(requested).toEqual(['https://api.awalchat.com/api/developer/waba-numbers']);
  });

  it('reject a domain that is an address', async () => {
    await expect(open({ ...credential, domain: 'https://your-workspace.awalchat.com' })).rejects.toThrow(
      'domain: Invalid value: must be the name of the workspace alone, such as your-workspace',
    );
  });

  it('give each workspace and client a separate rate limit', async () => {
    const keyOf = async (changes: object) => {
      const settings = await awal.settings.schema['~standard'].validate({ ...credential, ...changes });
      return settings.issues ? undefined : rateLimitsOf(awal.rateLimit)[0]?.key(settings.value);
    };
    const keys = await Promise.all([{}, {}, { domain: 'other' }, { clientId: 'other' }].map(keyOf));
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).not.toContain(credential.hmacSecret);
    expect(awal.rateLimit).toMatchObject({ requests: 200, perMs: 60_000 });
  });
});

describe('a version that is being retired', () => {
  async function noticesWith(headers: Record<string, string>) {
    const { baseUrl } = await serve([
      { request: { method: 'GET', path: '/waba-numbers' }, response: { status: 200, headers, body: { data: [] } } },
    ]);
    return (await listAll(await open({ ...credential, baseUrl }), 'numbers')).warnings;
  }

  it('is one warning for each listing, with the day it ends', async () => {
    const headers = {
      'X-API-Deprecated': 'true',
      'X-API-Deprecation-Date': '2026-06-01',
      'X-API-Sunset-Date': '2027-06-01',
      Warning: '299 - "v1 is deprecated"',
    };
    expect(await noticesWith(headers)).toEqual([
      { type: 'other', message: expect.stringContaining('v1'), field: 'X-API-Sunset-Date', raw: '2027-06-01' },
    ]);
    expect(await noticesWith({ 'X-API-Deprecated': 'true' })).toEqual([
      { type: 'other', message: expect.stringContaining('v1') },
    ]);
  });

  it('is not announced by other headers', async () => {
    expect(await noticesWith({ 'X-API-Deprecated': 'false', 'X-RateLimit-Remaining': '0' })).toEqual([]);
  });
});
