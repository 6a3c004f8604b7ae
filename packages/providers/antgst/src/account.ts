import type { Provider, ProviderContext } from '@wabascope/core';
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
    // The list of numbers takes a WABA ID and the list of WABAs does not: fetching one WABA alone would gain nothing.
    async *listNumbers({ signal } = {}) {
      const { toPhoneNumber } = await import('./map.js');
      yield* everyPage(call, {
        path: '/businessPhoneNumber',
        things: 'numbers',
        row: numberRow,
        map: toPhoneNumber,
        signal,
      });
    },

    async *getWabas({ signal } = {}) {
      const { toWaba } = await import('./map.js');
      yield* everyPage(call, { path: '/businessAccounts', things: 'WABAs', row: wabaRow, map: toWaba, signal });
    },
  };
}
