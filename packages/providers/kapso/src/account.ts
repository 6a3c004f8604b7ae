import {
  isProviderError,
  type ListOptions,
  type Page,
  type Provider,
  ProviderError,
  type Waba,
  type Warning,
} from '@wabascope/core';
import {
  type AccountContext,
  createHttpClient,
  createRowReader,
  eachOf,
  ifReadable,
  numberedPages,
  pathSegment,
  type ReadRows,
  readRows,
  unreadable,
} from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { toPhoneNumber, toReference, toWaba } from './map.js';
import type { Settings } from './settings.js';
import { healthResponse, numberRow, numbersPage, wabaRow } from './wire.js';

const numbersPath = '/platform/v1/whatsapp/phone_numbers';
const basicFields = 'id,name,currency,message_template_namespace,timezone_id';
const allFields = `${basicFields},account_review_status,business_verification_status,country,ownership_type,status,whatsapp_business_manager_messaging_limit`;
const unknownWaba = 'The project has no number of this WABA; check its ID and customerId.';

/** The numbers of one Kapso project, and the WABAs that they belong to. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { apiKey, customerId, healthChecks, baseUrl, timeoutMs } = settings;
  const authorize = () => ({ 'x-api-key': apiKey.reveal() });
  const call = createHttpClient({ baseUrl, timeoutMs, context, errors, authorize });

  function list<Item>({ wabaId, signal }: ListOptions, read: ReadRows<Item>) {
    const load = async (page: number) => {
      const query = { page: String(page), per_page: '100', business_account_id: wabaId, customer_id: customerId };
      const warnings: Warning[] = [];
      const request = { method: 'GET', path: numbersPath, query, warnings, signal } as const;
      const { data, meta, ...others } = await call({ ...request, schema: numbersPage });
      const { total_pages: pages, total_count: total, ...rest } = meta ?? {};
      return { rows: data, pages, total, others: { ...others, meta: rest }, warnings };
    };
    return numberedPages(load, read, { pageSize: 100 });
  }

  /** The row with its health check. A check that fails is a warning. */
  async function withHealth(row: unknown, warnings: Warning[], signal: AbortSignal | undefined): Promise<unknown> {
    const id = numberRow.safeParse(row).data?.phone_number_id;
    if (!healthChecks || !id) return row;
    const path = `${numbersPath}/${pathSegment(id)}/health`;
    const request = { method: 'GET', path, scope: 'health', warnings, signal } as const;
    const check = call({ ...request, schema: healthResponse });
    const health = await ifReadable(check, `The health of number ${id}`, warnings);
    return { ...Object(row), health };
  }

  /** The proxy passes the call to Meta, which rejects it as a whole if one field is not allowed. */
  async function* wabaOf(id: string, signal: AbortSignal | undefined): AsyncGenerator<Page<Waba>> {
    const warnings: Warning[] = [];
    const path = `/meta/whatsapp/v24.0/${pathSegment(id)}`;
    const read = (fields: string) =>
      call({ method: 'GET', path, query: { fields }, schema: wabaRow, warnings, signal });
    const row = await read(allFields).catch((error: unknown) => {
      if (!isProviderError(error) || error.details.upstreamCode !== '100') throw error;
      const message = `Meta rejects a field of WABA ${id}; only its name and currency are shown.`;
      warnings.push({ type: 'other', message });
      return read(basicFields);
    });
    yield { items: [toWaba(id, row, createRowReader(warnings, 0))], warnings };
  }

  return {
    listNumbers: (options = {}) =>
      list(options, async (rows) => {
        const unread: Warning[] = [];
        const checked: unknown[] = [];
        // One after the other: Kapso advises against many checks at once.
        for (const row of rows) checked.push(await withHealth(row, unread, options.signal));
        const { items, warnings } = await readRows(checked, numberRow, toPhoneNumber);
        return { items, warnings: [...unread, ...warnings] };
      }),

    async *getWabas(options = {}) {
      const ids = new Set<string>();
      for await (const { items, warnings } of list(options, (rows) => readRows(rows, numberRow, toReference))) {
        for (const { wabaId } of items) if (wabaId) ids.add(wabaId);
        if (warnings.length > 0) yield { items: [], warnings };
      }
      if (options.wabaId !== undefined && !ids.has(options.wabaId))
        throw new ProviderError('not-found', unknownWaba, { settings: ['customerId'] });
      yield* eachOf(
        [...ids],
        (id) => wabaOf(id, options.signal),
        (id, failure) => unreadable(`WABA ${id}`, failure),
      );
    },
  };
}
