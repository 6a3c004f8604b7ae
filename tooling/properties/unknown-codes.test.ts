import { isProviderError, type ProviderError } from '@wabascope/core';
import { expect, it } from 'vitest';
import { recordedProviders, recordings } from './recordings.js';

const cases = Object.entries(recordedProviders).flatMap(([provider, { unknownError: body }]) =>
  body === undefined ? [] : [400, 401, 403, 404, 500].map((status) => ({ provider, status, body })),
);

it.each(cases)(
  '$provider does not explain a code that it does not know by HTTP $status',
  async ({ provider, status, body }) => {
    const recording = recordings.find((each) => each.provider === provider);
    const account = await recording?.open(async () => Response.json(body, { status }));
    const failure = await failureOf(account?.listNumbers() ?? []);
    expect(failure.message).toMatch(/its code and message say why\.$/);
    expect(failure.details).toMatchObject({
      upstreamCode: expect.stringMatching(/^(new.code|4711)$/i),
      upstreamMessage: 'words of the provider',
      status,
    });
  },
);

async function failureOf(pages: AsyncIterable<unknown> | Iterable<unknown>): Promise<ProviderError> {
  try {
    for await (const _page of pages);
  } catch (error) {
    if (isProviderError(error)) return error;
    throw error;
  }
  return expect.fail('the listing succeeds');
}
