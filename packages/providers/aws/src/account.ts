import type { Page, PhoneNumber, Provider, Warning } from '@wabascope/core';
import {
  type AccountContext,
  createHttpClient,
  cursorPages,
  eachOf,
  moreAnnounced,
  type ReadRows,
  readRows,
  unreadable,
} from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { toPhoneNumber, toWaba } from './map.js';
import { documentedBaseUrl, type Settings } from './settings.js';
import { sign } from './sign.js';
import { detailsResponse, listResponse, phoneRow, type WabaRow, wabaRow } from './wire.js';

/** The WABAs that are linked to an AWS account in one Region, and their numbers. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { baseUrl, region, timeoutMs } = settings;
  const call = createHttpClient({
    baseUrl: baseUrl.replace('{region}', region),
    addressSettings: [baseUrl === documentedBaseUrl ? 'region' : 'baseUrl'],
    timeoutMs,
    context,
    errors,
    authorize(request) {
      const { headers, signature } = sign(request, settings);
      context.addSecret?.(signature);
      return headers;
    },
  });

  function list<Item>(read: ReadRows<Item>, signal: AbortSignal | undefined) {
    return cursorPages(async (nextToken) => {
      const warnings: Warning[] = [];
      const query = { maxResults: '100', nextToken };
      const request = { method: 'GET', path: '/v1/whatsapp/waba/list', query, warnings, signal } as const;
      const { linkedAccounts: rows, nextToken: next, ...others } = await call({ ...request, schema: listResponse });
      return { rows, next, others, warnings };
    }, read);
  }

  /** The list of WABAs has no numbers. */
  async function* numbersOf(waba: WabaRow, signal: AbortSignal | undefined): AsyncGenerator<Page<PhoneNumber>> {
    const lost: Warning[] = [];
    const query = { id: waba.id };
    const request = { method: 'GET', path: '/v1/whatsapp/waba/details', query, warnings: lost, signal } as const;
    const { account, ...others } = await call({ ...request, schema: detailsResponse });
    const rows = account.phoneNumbers;
    const { items, warnings } = await readRows(rows, phoneRow, toPhoneNumber, waba);
    const unread = [account, others].flatMap((body) => moreAnnounced(body, { rows: rows.length }));
    yield { items, warnings: [...lost, ...warnings, ...unread] };
  }

  return {
    async *listNumbers({ signal } = {}) {
      const wabas: WabaRow[] = [];
      for await (const { items, warnings } of list((rows) => readRows(rows, wabaRow, (row) => row), signal)) {
        wabas.push(...items);
        if (warnings.length > 0) yield { items: [], warnings };
      }
      yield* eachOf(
        wabas,
        (waba) => numbersOf(waba, signal),
        ({ wabaId, id }, failure) => unreadable(`The numbers of WABA ${wabaId || id}`, failure),
        // AWS documents no rate for these calls.
        { concurrency: 4 },
      );
    },

    getWabas: ({ signal } = {}) => list((rows) => readRows(rows, wabaRow, toWaba), signal),
  };
}
