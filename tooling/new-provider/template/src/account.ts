import type { Provider, ProviderContext, Warning } from '@wabascope/core';
import { createHttpClient, numberedPages, readRows } from '@wabascope/provider-kit';
import { refusal } from './refusal.js';
import type { Settings } from './settings.js';
import { numberRow, numbersPage } from './wire.js';

/** What one API key can see. */
export function openAccount({ apiKey, baseUrl, timeoutMs }: Settings, context: ProviderContext): Provider {
  const call = createHttpClient({
    provider: 'Acme',
    baseUrl,
    timeoutMs,
    context,
    refusal,
    authorize: () => ({ authorization: `Bearer ${apiKey.reveal()}` }),
  });

  return {
    async *listNumbers({ signal } = {}) {
      // Loaded with the first question: it brings the numbering plans of all countries.
      const { toPhoneNumber } = await import('./map.js');
      yield* numberedPages(async (page) => {
        const query = { page: String(page) };
        const lost: Warning[] = [];
        const request = { method: 'GET', path: '/numbers', query } as const;
        const { rows, pages } = await call({ ...request, schema: numbersPage, warnings: lost, signal });
        const { items, warnings } = await readRows(rows, numberRow, toPhoneNumber);
        return { items, warnings: [...lost, ...warnings], pages: pages ?? undefined };
      });
    },
  };
}
