import type { Page, PhoneNumber, Provider, ProviderError, Waba, Warning } from '@wabascope/core';
import {
  type AccountContext,
  basicAuth,
  createHttpClient,
  eachOf,
  numberedPages,
  readRows,
  unreadable,
} from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { toPhoneNumber, toWaba } from './map.js';
import type { Settings } from './settings.js';
import { numberRow, numbersPage, wabaResponse, wabaRow, wabasPage } from './wire.js';

/** Vonage documents no limit. */
const pace = { concurrency: 4 };

/** A WABA as its numbers need it. */
type WabaReference = Pick<Waba, 'id' | 'name'>;

const root = '/v1/channel-manager/whatsapp/wabas';

/** Vonage lists nothing for the API key of a subaccount, and reports no error. */
const noWabas: Warning = {
  type: 'other',
  message:
    'Vonage lists no WABA for this API key; if there should be one, use the key of the primary account or set wabaIds.',
};

/** The WABAs of an API key, or those of `wabaIds`, and their numbers. */
export function openAccount(
  { apiKey, apiSecret, wabaIds, baseUrl, timeoutMs }: Settings,
  context: AccountContext,
): Provider {
  const call = createHttpClient({
    baseUrl,
    timeoutMs,
    context,
    errors,
    authorize: () => basicAuth(apiKey.reveal(), apiSecret.reveal(), context),
  });
  const references: readonly WabaReference[] = wabaIds?.map((id) => ({ id })) ?? [];
  const pageOf = (page: number) => ({ page: String(page), page_size: '100', order: 'asc' });

  async function* listedWabas(signal: AbortSignal | undefined): AsyncGenerator<Page<Waba>> {
    let isEmpty = true;
    const load = async (page: number) => {
      const warnings: Warning[] = [];
      const request = { method: 'GET', path: root, query: pageOf(page), schema: wabasPage, warnings, signal } as const;
      const { _embedded, total_pages: pages, total_items: total, ...others } = await call(request);
      isEmpty &&= _embedded.wabas.length === 0;
      return { rows: _embedded.wabas, pages, total, others, warnings };
    };
    yield* numberedPages(load, (rows) => readRows(rows, wabaRow, toWaba));
    if (isEmpty) yield { items: [], warnings: [noWabas] };
  }

  async function* oneWaba({ id }: WabaReference, signal: AbortSignal | undefined): AsyncGenerator<Page<Waba>> {
    const row = await call({ method: 'GET', path: `${root}/${id}`, schema: wabaResponse, signal });
    yield readRows([row], wabaRow, toWaba);
  }

  function numbersOf(waba: WabaReference, signal: AbortSignal | undefined): AsyncIterable<Page<PhoneNumber>> {
    const path = `${root}/${waba.id}/numbers`;
    const load = async (page: number) => {
      const warnings: Warning[] = [];
      const request = { method: 'GET', path, query: pageOf(page), schema: numbersPage, warnings, signal } as const;
      const { _embedded, total_pages: pages, total_items: total, ...others } = await call(request);
      return { rows: _embedded.numbers, pages, total, others, warnings };
    };
    const { id, name } = waba;
    return numberedPages(load, (rows) => readRows(rows, numberRow, toPhoneNumber, { id, name }));
  }

  return {
    async *listNumbers({ signal } = {}) {
      const wabas = [...references];
      for await (const { items, warnings } of wabaIds === undefined ? listedWabas(signal) : []) {
        wabas.push(...items);
        if (warnings.length > 0) yield { items: [], warnings };
      }
      yield* eachOf(wabas, (waba) => numbersOf(waba, signal), warningOf, pace);
    },

    async *getWabas({ signal } = {}) {
      if (wabaIds === undefined) yield* listedWabas(signal);
      else yield* eachOf(references, (waba) => oneWaba(waba, signal), warningOf, pace);
    },
  };
}

function warningOf({ id }: WabaReference, failure: ProviderError): Warning {
  return unreadable(`WABA ${id}`, failure);
}
