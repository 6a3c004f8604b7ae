import { isProviderError, type ProviderError } from '@wabascope/core';
import { expect, it } from 'vitest';
import { recordings } from './recordings.js';

/** A code that no document of the provider has, in the provider's own form. */
const bodies = {
  alibaba: { RequestId: 'a', Code: 'New.Code', Message: 'words of the provider' },
  antgst: { code: 'new-code', message: 'words of the provider' },
  awal: { status: false, error: 'new_code', message: 'words of the provider' },
  meta: { error: { code: 4711, message: 'words of the provider', type: 'OAuthException' } },
  nxcloud: { code: 4711, message: 'words of the provider' },
};

const cases = Object.entries(bodies).flatMap(([provider, body]) =>
  [400, 401, 403, 404, 500].map((status) => ({ provider, status, body })),
);

it.each(cases)(
  '$provider does not explain a code that it does not know by HTTP $status',
  async ({ provider, status, body }) => {
    const recording = recordings.find(({ name }) => name.includes(`${provider}/`));
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
