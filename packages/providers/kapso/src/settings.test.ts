import { type ProviderContext, rateLimitsOf } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { apiKey, open, pageOf } from './__fixtures__/account.js';
import kapso from './index.js';

async function keysOf(settings: object) {
  const validated = await kapso.settings.schema['~standard'].validate({ apiKey, ...settings });
  if (validated.issues) throw new Error('The settings are not valid.');
  return rateLimitsOf(kapso.rateLimit).map(({ key }) => key(validated.value));
}

it('accounts with the same API key share the limits; the key of a limit does not contain it', async () => {
  const keys = await keysOf({});
  expect(await keysOf({ customerId: 'customer-1' })).toEqual(keys);
  expect(new Set([...keys, ...(await keysOf({ apiKey: 'other' }))]).size).toBe(2);
  expect(keys.join()).not.toContain(apiKey);
});

it('a health check counts for the limits of health checks, another call does not', async () => {
  const scopes: (string | undefined)[] = [];
  const fetch: typeof globalThis.fetch = async (input) =>
    Response.json(
      String(input).endsWith('/health') ? { status: 'healthy' } : pageOf({ phone_number_id: '106540352242922' }),
    );
  const pace: ProviderContext['pace'] = (send, options) => {
    scopes.push(options?.scope);
    return send(fetch);
  };
  await listAll(await open({ healthChecks: true }, { fetch, pace }), 'numbers');
  expect(scopes).toEqual([undefined, 'health']);
});

it('calls go to the documented address, with the key in X-API-Key', async () => {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(new Request(input, init));
    return Response.json(pageOf());
  };
  await listAll(await open({}, { fetch }), 'numbers');
  expect(requests.map(({ url }) => url)).toEqual([
    'https://api.kapso.ai/platform/v1/whatsapp/phone_numbers?page=1&per_page=100',
  ]);
  expect(requests[0]?.headers.get('x-api-key')).toBe(apiKey);
});
