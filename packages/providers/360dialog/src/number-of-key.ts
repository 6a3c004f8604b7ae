import { isProviderError, type Provider } from '@wabascope/core';
import { type HttpClient, readRows } from '@wabascope/provider-kit';
import * as z from 'zod';
import { toPhoneNumber, toWaba } from './map.js';
import { numberRow } from './wire.js';

/** Fields that are known to work. */
const basic = 'id,display_phone_number,verified_name,name_status,quality_rating';
/** Fields of Meta's API that 360dialog may pass on. */
const all = `${basic},status,code_verification_status,whatsapp_business_manager_messaging_limit,throughput,platform_type,is_official_business_account,account_mode`;

/** The number that an API key belongs to, and its WABA. */
export function numberOfKey(call: HttpClient): Provider {
  async function fetchRow(signal: AbortSignal | undefined): Promise<unknown> {
    const withFields = (fields: string) =>
      call({ method: 'GET', path: '/health_status', query: { fields }, schema: z.looseObject({}), signal });
    return withFields(all).catch((error: unknown) => {
      if (!isProviderError(error) || error.code !== 'rejected' || error.details.status !== 400) throw error;
      return withFields(basic);
    });
  }

  return {
    async *listNumbers({ signal } = {}) {
      yield await readRows([await fetchRow(signal)], numberRow, toPhoneNumber);
    },

    async *getWabas({ signal } = {}) {
      const { items, warnings } = await readRows([await fetchRow(signal)], numberRow, toWaba);
      yield { items: items.filter(({ id }) => id !== ''), warnings };
    },
  };
}
