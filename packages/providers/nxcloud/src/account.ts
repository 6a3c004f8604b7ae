import { isProviderError, type Provider, type ProviderContext, ProviderError } from '@wabascope/core';
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

/** One WhatsApp application: its numbers, and the WABAs that the rows of an integrator name. */
export function openAccount(settings: Settings, context: ProviderContext): Provider {
  const { accessKey, accessSecret, appkey, algorithm, baseUrl, timeoutMs } = settings;
  const call = createHttpClient({
    provider: 'NXCloud',
    baseUrl,
    timeoutMs,
    context,
    refusal,
    authorize: (request) => sign(request, { accessKey, accessSecret: accessSecret.reveal(), algorithm }),
  });
  /** Learned from the first refusal, so that later listings need one request. */
  let ordinaryCustomer = false;

  async function ask({ action, path, json, signal }: Question): Promise<unknown[]> {
    const headers = { action, biztype: '2' };
    const { data } = await call({ method: 'POST', path, json, headers, reads: true, schema: phonesAnswer, signal });
    return data;
  }

  /** Undefined when NXCloud has this customer down as no integrator. */
  async function integratorRows(signal: AbortSignal | undefined): Promise<unknown[] | undefined> {
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
  function customerRows(signal: AbortSignal | undefined): Promise<unknown[]> {
    const json = { appkey, messaging_product: 'whatsapp' };
    return ask({ action: 'getPhone', path: '/api/wa/getPhone', json, signal });
  }

  async function rowsWithWaba(signal: AbortSignal | undefined): Promise<unknown[]> {
    const rows = await integratorRows(signal);
    if (rows !== undefined) return rows;
    throw new ProviderError(
      'unsupported',
      'NXCloud shows WABAs to integrators only, and this access key is no integrator; ask NXCloud to make it one.',
      { settings: ['accessKey'] },
    );
  }

  return {
    async *listNumbers({ signal } = {}) {
      const { toPhoneNumber } = await import('./map.js');
      const rows = (await integratorRows(signal)) ?? (await customerRows(signal));
      yield readRows(rows, phoneRow, toPhoneNumber);
    },

    async *getWabas({ signal } = {}) {
      const { toPhoneNumber, wabasOf } = await import('./map.js');
      yield wabasOf(readRows(await rowsWithWaba(signal), phoneRow, toPhoneNumber));
    },
  };
}
