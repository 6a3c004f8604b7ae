import { isProviderError, type ProviderError } from '@wabascope/core';
import { describe, expect, it } from 'vitest';
import { recordedProviders, recordings } from './recordings.js';

const meanings = { 400: 'rejected', 401: 'auth', 403: 'permission', 404: 'not-found', 500: 'unavailable' };
const statuses = Object.entries(meanings).map(([status, code]) => [Number(status), code] as const);

const entries = Object.entries(recordedProviders);
const withCodes = entries.filter(([, { errorsHaveCodes = true }]) => errorsHaveCodes);
const withoutCodes = entries.filter(([, { errorsHaveCodes = true }]) => !errorsHaveCodes);

describe.each(withCodes)('%s', (provider, { unknownError }) => {
  it.each(statuses)('does not explain an unknown code by HTTP %i', async (status) => {
    const failure = await failureOf(provider, unknownError, status);
    expect(failure.message).toMatch(/its code and message say why\.$/);
    expect(failure.details).toMatchObject({
      upstreamCode: expect.stringMatching(/^(new.code|4711)$/i),
      upstreamMessage: 'words of the provider',
      status,
    });
  });
});

describe.each(withoutCodes)('%s, whose errors have no codes,', (provider, { unknownError }) => {
  it.each(statuses)('explains unknown words by HTTP %i: %s', async (status, code) => {
    const failure = await failureOf(provider, unknownError, status);
    expect(failure.code).toBe(code);
    expect(failure.message).not.toContain('words of the provider');
    expect(failure.details).toMatchObject({ upstreamMessage: 'words of the provider', status });
    expect(failure.details.upstreamCode).toBeUndefined();
  });
});

/** The error of a listing with this response to every request. */
async function failureOf(provider: string, body: object, status: number): Promise<ProviderError> {
  const recording = recordings.find((each) => each.provider === provider);
  const account = await recording?.open(async () => Response.json(body, { status }));
  try {
    for await (const _page of account?.listNumbers() ?? []);
  } catch (error) {
    if (isProviderError(error)) return error;
    throw error;
  }
  return expect.fail('the listing succeeds');
}
