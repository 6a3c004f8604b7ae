import {
  isProviderError,
  type Page,
  type PhoneNumber,
  type Provider,
  type ProviderContext,
  ProviderError,
  type Warning,
} from '@wabascope/core';
import { createHttpClient, readRows } from '@wabascope/provider-kit';
import { notAnIntegrator, refusal } from './refusal.js';
import type { Settings } from './settings.js';
import { sign } from './sign.js';
import { phoneRow, phonesAnswer } from './wire.js';

interface Question {
  readonly action: string;
  readonly path: string;
  readonly json: object;
  readonly signal: AbortSignal | undefined;
}

/** What a listing answers. */
interface Listed {
  readonly rows: readonly unknown[];
  readonly warnings: readonly Warning[];
}

/** One WhatsApp application: its numbers, and the WABAs that the rows of an integrator name. */
export function openAccount(settings: Settings, context: ProviderContext): Provider {
  const { accessKey, accessSecret, appkey, algorithm, baseUrl, timeoutMs } = settings;
  const call = createHttpClient({
    provider: 'NXCloud',
    baseUrl,
    timeoutMs,
    context,
    refusal,
    authorize(request) {
      const headers = sign(request, { accessKey, accessSecret: accessSecret.reveal(), algorithm });
      context.addSecret?.(headers.sign);
      return headers;
    },
  });
  /** Learned from the first refusal, so that later listings need one request. */
  let ordinaryCustomer = false;

  async function ask({ action, path, json, signal }: Question): Promise<Listed> {
    const headers = { action, biztype: '2' };
    const lost: Warning[] = [];
    const request = { method: 'POST', path, json, headers, reads: true } as const;
    const { rows, warnings } = await call({ ...request, schema: phonesAnswer, warnings: lost, signal });
    return { rows, warnings: [...lost, ...warnings] };
  }

  /** Undefined when NXCloud has this customer down as no integrator. */
  async function integratorRows(signal: AbortSignal | undefined): Promise<Listed | undefined> {
    if (ordinaryCustomer) return undefined;
    try {
      const path = '/api/wa/integrator/embedded/register/phoneList';
      return await ask({ action: 'phoneList', path, json: { appkey }, signal });
    } catch (error) {
      if (!isProviderError(error) || error.details.upstreamCode !== notAnIntegrator) throw error;
      ordinaryCustomer = true;
      return undefined;
    }
  }

  /** Without `business_phones`, `getPhone` lists every number of the application. */
  function customerRows(signal: AbortSignal | undefined): Promise<Listed> {
    const json = { appkey, messaging_product: 'whatsapp' };
    return ask({ action: 'getPhone', path: '/api/wa/getPhone', json, signal });
  }

  async function rowsWithWaba(signal: AbortSignal | undefined): Promise<Listed> {
    const listed = await integratorRows(signal);
    if (listed !== undefined) return listed;
    throw new ProviderError(
      'unsupported',
      'NXCloud shows WABAs to integrators only, and this access key is no integrator; ask NXCloud to make it one.',
      { settings: ['accessKey'] },
    );
  }

  async function numbersOf({ rows, warnings }: Listed): Promise<Page<PhoneNumber>> {
    const { toPhoneNumber } = await import('./map.js');
    const page = await readRows(rows, phoneRow, toPhoneNumber);
    return { items: page.items, warnings: [...page.warnings, ...warnings] };
  }

  return {
    async *listNumbers({ signal } = {}) {
      yield await numbersOf((await integratorRows(signal)) ?? (await customerRows(signal)));
    },

    async *getWabas({ signal } = {}) {
      const { wabasOf } = await import('./map.js');
      const listed = await rowsWithWaba(signal);
      const wabas = await wabasOf(listed.rows);
      yield { items: wabas.items, warnings: [...wabas.warnings, ...listed.warnings] };
    },
  };
}
