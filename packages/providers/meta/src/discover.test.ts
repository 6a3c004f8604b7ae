import { inspect } from 'node:util';
import type { RecordedResponse } from '@wabascope/provider-testing';
import { startSandbox } from '@wabascope/sandbox';
import { expect, it, onTestFinished, test } from 'vitest';
import { credential, graphError, serve } from './__fixtures__/account.js';
import { discover } from './discover.js';

const context = { fetch: globalThis.fetch };

async function inSandbox(account: string) {
  const sandbox = await startSandbox({ providers: ['meta'] });
  onTestFinished(sandbox.close);
  const {
    provider: _,
    businessId: __,
    wabaId: ___,
    ...settings
  } = { ...sandbox.accounts()[account] } as Record<string, string>;
  return discover(settings as unknown as Parameters<typeof discover>[0], context);
}

test('a token with business_management finds its business and the WABAs on its lists', async () => {
  const { businesses, otherWabas } = await inSandbox('oslo');
  expect(businesses).toHaveLength(1);
  expect(businesses[0]).toMatchObject({ id: expect.stringMatching(/^\d+$/), name: expect.any(String) });
  expect(businesses[0]?.wabas.length).toBeGreaterThan(1);
  for (const waba of businesses[0]?.wabas ?? [])
    expect(waba).toEqual({ id: expect.stringMatching(/^\d+$/), name: expect.any(String) });
  expect(otherWabas).toEqual([]);
});

test('a token without it finds the WABAs that were granted, with a warning about the businesses', async () => {
  const { businesses, otherWabas, warnings } = await inSandbox('tripoli');
  expect(businesses).toEqual([]);
  expect(otherWabas.map(({ id }) => id)).toEqual(['10229012934000005', '10229012934000008']);
  expect(warnings.map(({ message }) => message).join('\n')).toMatch(/businesses of the user .* could not be read/);
});

/** What is discovered where Meta responds like this, by path. */
async function discovered(responses: Readonly<Record<string, RecordedResponse>>) {
  const { baseUrl } = await serve(({ path }) => responses[path.replace('/v25.0', '')] ?? graphError(100));
  return discover({ accessToken: credential.accessToken, baseUrl }, context);
}

const data = (rows: readonly object[]) => ({ status: 200, body: { data: rows } });
const grants = (granular_scopes: readonly object[]) => ({
  status: 200,
  body: { data: { is_valid: true, scopes: [], granular_scopes } },
});

it('finds a business by a grant of business_management, and a granted WABA that no list has', async () => {
  const found = await discovered({
    '/me/businesses': data([{ id: '1', name: 'First' }]),
    '/debug_token': grants([
      { scope: 'business_management', target_ids: ['1', '2'] },
      { scope: 'whatsapp_business_management', target_ids: ['11', '22', '33'] },
    ]),
    '/1/owned_whatsapp_business_accounts': data([{ id: '11', name: 'Eleven' }]),
    '/1/client_whatsapp_business_accounts': data([]),
    '/2/owned_whatsapp_business_accounts': data([]),
    '/2/client_whatsapp_business_accounts': data([{ id: '22', name: 'Twenty-two' }]),
    '/33': { status: 200, body: { id: '33', name: 'Thirty-three' } },
  });
  expect(found).toEqual({
    businesses: [
      { id: '1', name: 'First', wabas: [{ id: '11', name: 'Eleven' }] },
      { id: '2', wabas: [{ id: '22', name: 'Twenty-two' }] },
    ],
    otherWabas: [{ id: '33', name: 'Thirty-three' }],
    warnings: [],
  });
});

it('warns about a business that cannot be read, and keeps the others', async () => {
  const { businesses, warnings } = await discovered({
    '/me/businesses': data([{ id: '1' }, { id: '2' }]),
    '/debug_token': grants([]),
    '/1/owned_whatsapp_business_accounts': data([{ id: '11' }]),
    '/1/client_whatsapp_business_accounts': data([]),
  });
  expect(businesses).toEqual([
    { id: '1', wabas: [{ id: '11' }] },
    { id: '2', wabas: [] },
  ]);
  expect(warnings.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^Business 2: Its WABAs could not be read/),
  );
});

it('rejects a token that does not work, without the token in the error', async () => {
  const rejected = graphError(190, `Malformed access token ${credential.accessToken}`);
  const error = await discovered({ '/me/businesses': rejected, '/debug_token': rejected }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'ProviderError', code: 'auth' });
  expect(inspect(error, { depth: 9 })).not.toContain(credential.accessToken);
});

it('rejects settings that cannot be used, and names them', async () => {
  await expect(discover({ accessToken: 'two words' }, context)).rejects.toThrow(/accessToken: Invalid value/);
});
