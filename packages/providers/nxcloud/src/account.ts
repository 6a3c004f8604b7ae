import {
  isProviderError,
  type Page,
  type PhoneNumber,
  type Provider,
  ProviderError,
  type Warning,
} from '@wabascope/core';
import { type AccountContext, createHttpClient, readRows } from '@wabascope/provider-kit';
import { errors, notAnIntegrator } from './errors.js';
import { toPhoneNumber, wabasOf } from './map.js';
import type { Settings } from './settings.js';
import { sign } from './sign.js';
import { phoneRow, phonesResponse } from './wire.js';

interface ListCall {
  readonly action: string;
  readonly path: string;
  readonly json: object;
  readonly signal: AbortSignal | undefined;
}

interface Listed {
  readonly rows: readonly unknown[];
  readonly warnings: readonly Warning[];
}

/** One WhatsApp application: its numbers, and the WABAs in the rows of an integrator. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { accessKey, accessSecret, appkey, algorithm, baseUrl, timeoutMs } = settings;
  const call = createHttpClient({
    baseUrl,
    timeoutMs,
    context,
    errors,
    authorize(request) {
      const headers = sign(request, { accessKey, accessSecret: accessSecret.reveal(), algorithm });
      context.addSecret?.(headers.sign);
      return headers;
    },
  });
  /** Known from the first error 9007, so that later listings need one request. */
  let isOrdinaryCustomer = false;

  async function list({ action, ...rest }: ListCall): Promise<Listed> {
    const headers = { action, biztype: '2' };
    const lost: Warning[] = [];
    const request = { method: 'POST', headers, schema: phonesResponse, warnings: lost, ...rest } as const;
    const { rows, warnings } = await call(request);
    return { rows, warnings: [...lost, ...warnings] };
  }

  /** `undefined` for a customer that is not an integrator. */
  async function integratorRows(signal: AbortSignal | undefined): Promise<Listed | undefined> {
    if (isOrdinaryCustomer) return undefined;
    try {
      const path = '/api/wa/integrator/embedded/register/phoneList';
      return await list({ action: 'phoneList', path, json: { appkey }, signal });
    } catch (error) {
      if (!isProviderError(error) || error.details.upstreamCode !== notAnIntegrator) throw error;
      isOrdinaryCustomer = true;
      return undefined;
    }
  }

  /** Without `business_phones`, `getPhone` lists every number of the application. */
  function customerRows(signal: AbortSignal | undefined): Promise<Listed> {
    const json = { appkey, messaging_product: 'whatsapp' };
    return list({ action: 'getPhone', path: '/api/wa/getPhone', json, signal });
  }

  async function rowsWithWaba(signal: AbortSignal | undefined): Promise<Listed> {
    const listed = await integratorRows(signal);
    if (listed !== undefined) return listed;
    throw new ProviderError(
      'unsupported',
      'NXCloud shows WABAs to integrators only, and this access key is not an integrator; request that from NXCloud.',
      { settings: ['accessKey'] },
    );
  }

  async function numbersOf({ rows, warnings }: Listed): Promise<Page<PhoneNumber>> {
    const page = await readRows(rows, phoneRow, toPhoneNumber);
    return { items: page.items, warnings: [...page.warnings, ...warnings] };
  }

  return {
    async *listNumbers({ signal } = {}) {
      yield await numbersOf((await integratorRows(signal)) ?? (await customerRows(signal)));
    },

    async *getWabas({ signal } = {}) {
      const listed = await rowsWithWaba(signal);
      const wabas = await wabasOf(listed.rows);
      yield { items: wabas.items, warnings: [...wabas.warnings, ...listed.warnings] };
    },
  };
}
