import type { Provider, Warning } from '@wabascope/core';
import { type AccountContext, createHttpClient, numberedPages, type ReadRows, readRows } from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { toPhoneNumber, toWaba } from './map.js';
import type { Settings } from './settings.js';
import { listPage, numberRow, wabaRow } from './wire.js';

/** Telnyx documents no maximum. */
const pageSize = 100;

/** The numbers and WABAs that one API key can read. */
export function openAccount({ apiKey, baseUrl, timeoutMs }: Settings, context: AccountContext): Provider {
  const authorize = () => ({ authorization: `Bearer ${apiKey.reveal()}` });
  const call = createHttpClient({ baseUrl, timeoutMs, context, errors, authorize });

  function list<Item>(path: string, read: ReadRows<Item>, signal: AbortSignal | undefined) {
    return numberedPages(
      async (page) => {
        const query = { 'page[number]': String(page), 'page[size]': String(pageSize) };
        const warnings: Warning[] = [];
        const { data, meta, ...others } = await call({
          method: 'GET',
          path,
          query,
          schema: listPage,
          warnings,
          signal,
        });
        const { total_pages: pages, total_results: total, ...rest } = meta ?? {};
        return { rows: data, pages, total, others: { ...others, meta: rest }, warnings };
      },
      read,
      { pageSize },
    );
  }

  return {
    listNumbers: ({ signal } = {}) =>
      list('/whatsapp/phone_numbers', (rows) => readRows(rows, numberRow, toPhoneNumber), signal),
    getWabas: ({ signal } = {}) =>
      list('/whatsapp/business_accounts', (rows) => readRows(rows, wabaRow, toWaba), signal),
  };
}
