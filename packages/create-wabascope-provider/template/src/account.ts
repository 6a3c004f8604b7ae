import type { Provider, Warning } from '@wabascope/core';
import { type AccountContext, createHttpClient, numberedPages, readRows } from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { toPhoneNumber } from './map.js';
import type { Settings } from './settings.js';
import { numberRow, numbersPage } from './wire.js';

/** The numbers that one API key can read. */
export function openAccount({ apiKey, baseUrl, timeoutMs }: Settings, context: AccountContext): Provider {
  const call = createHttpClient({
    baseUrl,
    timeoutMs,
    context,
    errors,
    authorize: () => ({ authorization: `Bearer ${apiKey.reveal()}` }),
  });

  return {
    listNumbers: ({ signal } = {}) =>
      numberedPages(
        async (page) => {
          const warnings: Warning[] = [];
          const query = { page: String(page) };
          const request = { method: 'GET', path: '/numbers', query, warnings, signal } as const;
          const { rows, pages, ...others } = await call({ ...request, schema: numbersPage });
          return { rows, pages, others, warnings };
        },
        (rows) => readRows(rows, numberRow, toPhoneNumber),
      ),
  };
}
