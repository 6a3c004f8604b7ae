import type { Provider, Warning } from '@wabascope/core';
import { type AccountContext, createHttpClient, cursorPages, readRows } from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { toPhoneNumber, toWaba } from './map.js';
import { endpointOf, type Settings } from './settings.js';
import { numberRow, pageResponse, wabaRow } from './wire.js';

/** Pages have no `limit`, because its bounds are not documented. They may be small. */
const paging = { maxPages: 1_000 };

/** The numbers that a workspace can send from, and the WABAs that it has connected. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { apiKey, timeoutMs } = settings;
  const baseUrl = endpointOf(settings);
  const addressSettings = [baseUrl === settings.baseUrl ? 'baseUrl' : 'apiKey'];
  const authorize = () => ({ authorization: `Bearer ${apiKey.reveal()}` });
  const call = createHttpClient({ baseUrl, addressSettings, timeoutMs, context, errors, authorize });

  const pageOf = (path: string, signal: AbortSignal | undefined) => async (cursor: string | undefined) => {
    const query = { starting_after: cursor };
    const warnings: Warning[] = [];
    const response = await call({ method: 'GET', path, query, schema: pageResponse, warnings, signal });
    const { data, next_cursor: next, ...others } = response;
    return { rows: data, next, others, warnings };
  };

  return {
    listNumbers: ({ signal } = {}) =>
      cursorPages(pageOf('/v1/whatsapp/numbers', signal), (rows) => readRows(rows, numberRow, toPhoneNumber), paging),
    getWabas: ({ signal } = {}) =>
      cursorPages(pageOf('/v1/whatsapp/business-accounts', signal), (rows) => readRows(rows, wabaRow, toWaba), paging),
  };
}
