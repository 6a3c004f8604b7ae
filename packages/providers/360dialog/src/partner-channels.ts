import type { Provider, Warning } from '@wabascope/core';
import { type HttpClient, numberedPages, type ReadRows, readRows } from '@wabascope/provider-kit';
import { channelToPhoneNumber, channelToWaba } from './map.js';
import { channelRow, channelsResponse, wabaOfChannel, wabaRow } from './wire.js';

/** The maximum is not documented. A public client sends 200. */
const pageSize = 200;

/** The numbers of a partner, and the WABAs in their rows. */
export function partnerChannels(call: HttpClient, partnerId: string): Provider {
  function channels<Item>(read: ReadRows<Item>, signal: AbortSignal | undefined) {
    const path = `/partners/${encodeURIComponent(partnerId)}/channels`;
    let offset = 0;
    const load = async () => {
      const query = { limit: String(pageSize), offset: String(offset), sort: 'id' };
      const warnings: Warning[] = [];
      const request = { method: 'GET', path, query, scope: 'partner', warnings, signal } as const;
      const { partner_channels: rows, total, limit, ...others } = await call({ ...request, schema: channelsResponse });
      const fullPage = limit || pageSize;
      const isFull = rows.length >= fullPage;
      offset += Math.min(rows.length, fullPage);
      return { rows, total, hasNext: isFull && offset < (total ?? Number.POSITIVE_INFINITY), others, warnings };
    };
    return numberedPages(load, read);
  }

  return {
    listNumbers: ({ signal } = {}) => channels((rows) => readRows(rows, channelRow, channelToPhoneNumber), signal),

    async *getWabas({ signal } = {}) {
      const wabas = new Map<unknown, unknown>();
      const unread: Warning[] = [];
      for await (const page of channels(async (rows) => ({ items: [...rows], warnings: [] }), signal)) {
        unread.push(...page.warnings);
        for (const row of page.items.flatMap(wabaIn)) wabas.set(idOf(row), row);
      }
      const { items, warnings } = await readRows([...wabas.values()], wabaRow, channelToWaba);
      yield { items, warnings: [...warnings, ...unread] };
    },
  };
}

/** The WABA in the row of a channel. None without Meta's ID. What cannot be read stays, so that it becomes a warning. */
function wabaIn(row: unknown): unknown[] {
  const { success, data } = wabaOfChannel.safeParse(row);
  if (!success) return [row];
  return (idOf(data.waba_account) ?? '') === '' ? [] : [data.waba_account];
}

function idOf(waba: unknown): unknown {
  return typeof waba === 'object' && waba !== null && !Array.isArray(waba) ? Object(waba).external_id : waba;
}
