import { type Provider, type ProviderContext, ProviderError } from '@wabascope/core';
import { createHttpClient } from '@wabascope/provider-kit';
import { everyPage } from './every-page.js';
import { refusal } from './refusal.js';
import type { Settings } from './settings.js';
import { numberRow, wabaRow } from './wire.js';

/** What one access token can see. */
export function openAccount({ accessToken, baseUrl, timeoutMs }: Settings, context: ProviderContext): Provider {
  const call = createHttpClient({
    provider: 'ANTGST',
    baseUrl,
    timeoutMs,
    context,
    refusal: (answer) => refusal(answer, accessToken.reveal()),
    authorize: () => ({ authorization: `Bearer ${accessToken.reveal()}` }),
  });

  return {
    async *listNumbers({ wabaId, signal } = {}) {
      const { toPhoneNumber } = await import('./map.js');
      const listing = { path: '/businessPhoneNumber', things: 'numbers', row: numberRow, map: toPhoneNumber };
      yield* everyPage(call, { ...listing, query: { wabaId }, signal });
    },

    async *getWabas({ wabaId, signal } = {}) {
      const { toWaba } = await import('./map.js');
      const listing = { path: '/businessAccounts', things: 'WABAs', row: wabaRow, map: toWaba, signal };
      if (wabaId === undefined) return yield* everyPage(call, listing);
      // The call has no filter for one WABA.
      for await (const { items, warnings } of everyPage(call, listing)) {
        const wanted = items.filter(({ id }) => id === wabaId);
        if (wanted.length > 0) return yield { items: wanted, warnings };
      }
      throw new ProviderError('not-found', 'The access token sees no WABA of this id; check wabaId.');
    },
  };
}
