import { randomUUID } from 'node:crypto';
import {
  isProviderError,
  type ListOptions,
  type Page,
  type PhoneNumber,
  type Provider,
  type Waba,
  type Warning,
} from '@wabascope/core';
import {
  type AccountContext,
  createHttpClient,
  createRowReader,
  moreAnnounced,
  readRows,
} from '@wabascope/provider-kit';
import type * as z from 'zod';
import { errors } from './errors.js';
import { toPhoneNumber, toWaba } from './map.js';
import { endpointOf, type Settings } from './settings.js';
import { sign } from './sign.js';
import {
  type Business,
  bindWabaResponse,
  businessInfoResponse,
  phoneNumberRow,
  phoneNumbersResponse,
  type WabaRow,
  wabaRow,
} from './wire.js';

/** Owners that an account keeps. */
const maxBusinesses = 100;

/** A WABA before its owner is fetched. */
interface BoundWaba {
  readonly id: string;
  readonly row: WabaRow;
}

interface ActionCall<Body> {
  readonly action: string;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly schema: z.ZodType<Body>;
  readonly warnings?: Warning[];
  readonly signal: AbortSignal | undefined;
}

/** One customer space (or the account itself): its numbers, and the one WABA that is bound to it. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { accessKeyId, accessKeySecret, securityToken, custSpaceId, isvCode } = settings;
  const call = createHttpClient({
    baseUrl: endpointOf(settings),
    addressSettings: [endpointOf(settings) === settings.baseUrl ? 'baseUrl' : 'regionId'],
    timeoutMs: settings.timeoutMs,
    context,
    errors,
    authorize(request) {
      const { headers, signature } = sign(request, randomUUID(), {
        accessKeyId,
        accessKeySecret: accessKeySecret.reveal(),
        securityToken: securityToken?.reveal(),
      });
      context.addSecret?.(signature);
      return headers;
    },
  });

  /** RPC style: the action is a header, its parameters are the query, and the path is always `/`. */
  function callAction<Body>({ action, parameters, ...rest }: ActionCall<Body>): Promise<Body> {
    return call({
      method: 'POST',
      path: '/',
      query: { CustSpaceId: custSpaceId, ...parameters },
      headers: { 'x-acs-action': action, 'x-acs-version': '2020-06-06' },
      ...rest,
    });
  }

  async function boundWabas(signal?: AbortSignal): Promise<Page<BoundWaba>> {
    const parameters = { IsvCode: isvCode };
    const response = await callAction({ action: 'QueryChatappBindWaba', parameters, schema: bindWabaResponse, signal });
    const { Data = null } = response;
    const rows = Data === null || isEmpty(Data) ? [] : [Data].flat();
    return withUnread(response, rows, await readRows(rows, wabaRow, (row) => ({ id: row.Id, row })));
  }

  /** By WABA, of which an account has one. */
  const businesses = new Map<string, { readonly business: Business | undefined; readonly fetchedAt: number }>();

  /** The owner of a WABA. The call needs another permission; without it, the WABA is listed without its owner. */
  async function businessOf(
    waba: WabaRow,
    warnings: Warning[],
    { signal, maxBusinessAgeMs = 0 }: ListOptions,
  ): Promise<Business | undefined> {
    const known = businesses.get(waba.Id);
    if (known !== undefined && context.now() - known.fetchedAt < maxBusinessAgeMs) return known.business;
    const before = warnings.length;
    try {
      const parameters = { WabaId: waba.Id };
      const action = 'QueryWabaBusinessInfo';
      const { Data } = await callAction({ action, parameters, schema: businessInfoResponse, warnings, signal });
      const business = Data ?? undefined;
      if (businesses.size >= maxBusinesses) businesses.clear();
      // A warning must not disappear.
      if (warnings.length === before) businesses.set(waba.Id, { business, fetchedAt: context.now() });
      return business;
    } catch (error) {
      if (!isProviderError(error)) throw error;
      const message = `Business verification is left out (QueryWabaBusinessInfo failed). ${error.message}`;
      warnings.push({ type: 'other', message, field: 'businessVerificationStatus' });
      return undefined;
    }
  }

  async function numbers(signal?: AbortSignal): Promise<Page<PhoneNumber>> {
    const parameters = { IsvCode: isvCode };
    const action = 'QueryChatappPhoneNumbers';
    const response = await callAction({ action, parameters, schema: phoneNumbersResponse, signal });
    const rows = response.PhoneNumbers ?? [];
    return withUnread(response, rows, await readRows(rows, phoneNumberRow, toPhoneNumber));
  }

  async function wabas(options: ListOptions): Promise<Page<Waba>> {
    const bound = await boundWabas(options.signal);
    const warnings = [...bound.warnings];
    const items = await Promise.all(
      bound.items.map(async ({ id, row }, index) => {
        const business = await businessOf(row, warnings, options);
        return { ...toWaba(row, business, createRowReader(warnings, index)), id };
      }),
    );
    return { items, warnings };
  }

  return {
    listNumbers: ({ signal } = {}) => onePage(() => numbers(signal)),
    getWabas: (options = {}) => onePage(() => wabas(options)),
  };
}

/** Not a function of each account: there may be thousands, and an asynchronous generator takes 400 bytes. */
async function* onePage<Item>(page: () => Promise<Page<Item>>): AsyncGenerator<Page<Item>> {
  yield await page();
}

/** Neither call has pages, so a response that announces more rows than it contains is a warning. */
function withUnread<T>(response: object, rows: readonly unknown[], { items, warnings }: Page<T>): Page<T> {
  return { items, warnings: [...warnings, ...moreAnnounced(response, { rows: rows.length })] };
}

/** Whether a row has no content, as in a space without a WABA. Its members may be empty objects. */
function isEmpty(row: object): boolean {
  return !Array.isArray(row) && Object.values(row).every(isBlank);
}

function isBlank(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}
