import type { Provider, Warning } from '@wabascope/core';
import { type AccountContext, createHttpClient, numberedPages, type ReadRows, readRows } from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { toPhoneNumber, toWaba, type WabaReference } from './map.js';
import type { Settings } from './settings.js';
import { numberRow, pageResponse, wabaReference, wabaRow } from './wire.js';

const wabasPath = '/whatsapp/businessAccounts';
/** With more WABAs, YCloud requires a filter. */
const maxUnfilteredWabas = 100;

/** The numbers and WABAs of the account that an API key belongs to. */
export function openAccount({ apiKey, baseUrl, timeoutMs }: Settings, context: AccountContext): Provider {
  const authorize = () => ({ 'x-api-key': apiKey.reveal() });
  const call = createHttpClient({ baseUrl, timeoutMs, context, errors, authorize });

  /** `page` and `limit` are at most 100, so a listing has at most 10,000 rows. */
  function list<Item>(path: string, read: ReadRows<Item>, signal: AbortSignal | undefined, wabaId?: string) {
    return numberedPages(async (page) => {
      const query = { 'filter.wabaId': wabaId, page: String(page), limit: '100', includeTotal: 'true' };
      const warnings: Warning[] = [];
      const response = await call({ method: 'GET', path, query, schema: pageResponse, warnings, signal });
      const { items, length: _, limit, total, ...others } = response;
      return { rows: items ?? [], total, hasNext: (items?.length ?? 0) >= (limit ?? 100), others, warnings };
    }, read);
  }

  return {
    async *listNumbers({ signal } = {}) {
      const wabas = new Map<string, WabaReference>();
      const references = list(wabasPath, (rows) => readRows(rows, wabaReference, (row) => row), signal);
      for await (const { items, warnings } of references) {
        for (const waba of items) wabas.set(waba.id, waba);
        if (warnings.length > 0) yield { items: [], warnings };
      }
      const all = [...wabas.values()];
      const read = (of: readonly WabaReference[]) => (rows: readonly unknown[]) =>
        readRows(rows, numberRow, toPhoneNumber, of);
      if (all.length <= maxUnfilteredWabas) yield* list('/whatsapp/phoneNumbers', read(all), signal);
      else for (const waba of all) yield* list('/whatsapp/phoneNumbers', read([waba]), signal, waba.id);
    },
    getWabas: ({ signal } = {}) =>
      list(wabasPath, (rows) => readRows(rows, wabaRow, (row, reader) => toWaba(row, reader, context.now())), signal),
  };
}
