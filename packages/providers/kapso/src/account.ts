import {
  isProviderError,
  type ListOptions,
  type Page,
  type Provider,
  ProviderError,
  type Warning,
} from '@wabascope/core';
import {
  type AccountContext,
  createHttpClient,
  createRowReader,
  numberedPages,
  pathSegment,
  readRows,
} from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { toPhoneNumber, toReference, toWaba } from './map.js';
import type { Settings } from './settings.js';
import { type Health, healthResponse, numberRow, numbersPage, wabaRow } from './wire.js';

const basicFields = 'id,name,currency,message_template_namespace,timezone_id';
const allFields = `${basicFields},account_review_status,business_verification_status,country,ownership_type,status,whatsapp_business_manager_messaging_limit`;

const unknownWaba = 'The project has no number of this WABA; check its ID and customerId.';

/** The numbers of one Kapso project, and the WABAs that they belong to. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { apiKey, customerId, healthChecks, baseUrl, timeoutMs } = settings;
  const authorize = () => ({ 'x-api-key': apiKey.reveal() });
  const call = createHttpClient({ baseUrl, timeoutMs, context, errors, authorize });
  const numbersPath = '/platform/v1/whatsapp/phone_numbers';

  function pagesOf<Item>(
    { wabaId, signal }: ListOptions,
    read: (rows: readonly unknown[]) => Promise<Page<Item>>,
  ): AsyncIterable<Page<Item>> {
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

  /** One after the other: Kapso advises against many checks at once. A check that fails is a warning. */
  async function healthOf(rows: readonly unknown[], warnings: Warning[], signal?: AbortSignal) {
    const found = new Map<string, Health>();
    for (const row of healthChecks ? rows : []) {
      const id = numberRow.safeParse(row).data?.phone_number_id;
      if (!id) continue;
      const path = `${numbersPath}/${pathSegment(id)}/health`;
      try {
        found.set(id, await call({ method: 'GET', path, scope: 'health', schema: healthResponse, warnings, signal }));
      } catch (error) {
        warnings.push(unread(`The health of number ${id}`, error));
      }
    }
    return found;
  }

  /** The proxy passes the call to Meta, which rejects it as a whole if one field is not allowed. */
  async function wabaOf(id: string, signal?: AbortSignal) {
    const warnings: Warning[] = [];
    const read = (fields: string) => {
      const path = `/meta/whatsapp/v24.0/${pathSegment(id)}`;
      return call({ method: 'GET', path, query: { fields }, schema: wabaRow, warnings, signal });
    };
    const row = await read(allFields).catch((error: unknown) => {
      if (!isProviderError(error) || error.details.upstreamCode !== '100') throw error;
      const message = `Meta rejects a field of WABA ${id}; only its name and currency are shown.`;
      warnings.push({ type: 'other', message });
      return read(basicFields);
    });
    return { items: [toWaba(id, row, createRowReader(warnings, 0))], warnings };
  }

  return {
    listNumbers: (options = {}) =>
      pagesOf(options, async (rows) => {
        const notes: Warning[] = [];
        const health = await healthOf(rows, notes, options.signal);
        const { items, warnings } = await readRows(rows, numberRow, (row, reader) =>
          toPhoneNumber(row, health.get(row.phone_number_id ?? ''), reader),
        );
        return { items, warnings: [...notes, ...warnings] };
      }),

    async *getWabas(options = {}) {
      const ids = new Set<string>();
      const numbers = pagesOf(options, (rows) => readRows(rows, numberRow, toReference));
      for await (const { items, warnings } of numbers) {
        for (const { wabaId } of items) if (wabaId) ids.add(wabaId);
        if (warnings.length > 0) yield { items: [], warnings };
      }
      if (options.wabaId !== undefined && !ids.has(options.wabaId))
        throw new ProviderError('not-found', unknownWaba, { settings: ['customerId'] });
      const failures: Warning[] = [];
      for (const id of ids) {
        try {
          yield await wabaOf(id, options.signal);
        } catch (error) {
          const warning = unread(`WABA ${id}`, error);
          if (failures.push(warning) === ids.size) throw error;
        }
      }
      if (failures.length > 0) yield { items: [], warnings: failures };
    },
  };
}

/** @throws The error itself, if it is not one of the provider: the signal's reason. */
function unread(what: string, error: unknown): Warning {
  if (!isProviderError(error)) throw error;
  return { type: 'other', message: `${what} could not be read (${error.code}): ${error.message}` };
}
