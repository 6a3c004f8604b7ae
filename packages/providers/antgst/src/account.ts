import type { Provider, Warning } from '@wabascope/core';
import { type AccountContext, createHttpClient, numberedPages, type ReadRows, readRows } from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { toPhoneNumber, toWaba } from './map.js';
import type { Settings } from './settings.js';
import { numberRow, pageResponse, wabaRow } from './wire.js';

/** The numbers and WABAs that one access token can read. */
export function openAccount({ accessToken, baseUrl, timeoutMs }: Settings, context: AccountContext): Provider {
  const call = createHttpClient({
    baseUrl,
    timeoutMs,
    context,
    errors,
    authorize: () => ({ authorization: `Bearer ${accessToken.reveal()}` }),
  });

  /** `pageNo` and `pageSize` are documented as 1 to 100, so 10,000 rows can be listed. */
  function list<Item>(path: string, read: ReadRows<Item>, signal: AbortSignal | undefined) {
    return numberedPages(
      async (page) => {
        const query = { pageNo: String(page), pageSize: '100' };
        const warnings: Warning[] = [];
        const response = await call({ method: 'GET', path, query, schema: pageResponse, warnings, signal });
        const { data, total, pages, ...others } = response;
        return { rows: data, total, pages, others, warnings };
      },
      read,
      { maxPages: 100 },
    );
  }

  return {
    // The list of WABAs has no filter, so fetching one WABA needs as many requests as fetching all.
    listNumbers: ({ signal } = {}) =>
      list('/businessPhoneNumber', (rows) => readRows(rows, numberRow, toPhoneNumber), signal),
    getWabas: ({ signal } = {}) => list('/businessAccounts', (rows) => readRows(rows, wabaRow, toWaba), signal),
  };
}
