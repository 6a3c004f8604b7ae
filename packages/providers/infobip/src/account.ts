import type { Page, PhoneNumber, Provider, Warning } from '@wabascope/core';
import {
  type AccountContext,
  createHttpClient,
  defined,
  moreAnnounced,
  numberedPages,
  pathSegment,
  readRows,
} from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { forEachSender } from './for-each-sender.js';
import { toOwnedNumber, toPhoneNumber } from './map.js';
import type { Settings } from './settings.js';
import * as wire from './wire.js';

/** The maximum of the API reference. */
const sendersPerCall = 100;
/** The default of the numbers list. Its maximum is not documented. */
const pageSize = 50;

/** The senders of the settings, and the WhatsApp numbers in the numbers list if the settings request them. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { apiKey, senders = [], discoverNumbers, baseUrl, timeoutMs } = settings;
  const authorize = () => ({ authorization: `App ${apiKey.reveal()}` });
  const call = createHttpClient({ baseUrl, timeoutMs, context, errors, authorize });

  function numbersList(signal: AbortSignal | undefined) {
    return numberedPages(
      async (page) => {
        const warnings: Warning[] = [];
        const query = { limit: String(pageSize), page: String(page) };
        const request = { method: 'GET', path: '/numbers/1/numbers', query, scope: 'numbers' } as const;
        const response = await call({ ...request, schema: wire.numbersPage, warnings, signal });
        const { numbers, numberCount, ...others } = response;
        return { rows: numbers, total: numberCount, others, warnings };
      },
      (rows) => readRows(rows, wire.numberRow, toOwnedNumber),
      { first: 0, pageSize },
    );
  }

  async function quality(wanted: readonly string[], signal: AbortSignal | undefined): Promise<Page<PhoneNumber>> {
    const query = { senders: wanted.join(',') };
    const request = { method: 'GET', path: '/whatsapp/1/senders/quality', query, scope: 'quality', signal } as const;
    const warnings: Warning[] = [];
    const { results, ...others } = await call({ ...request, schema: wire.qualityResponse, warnings });
    const page = await readRows(results, wire.qualityRow, toPhoneNumber);
    const unread = moreAnnounced(others, { rows: results.length });
    return { items: page.items, warnings: [...warnings, ...page.warnings, ...unread, ...missing(wanted, page.items)] };
  }

  /** With display name and WABA ID, which need a call for each sender. Only templates have the WABA ID. */
  async function withDetails(
    { items, warnings }: Page<PhoneNumber>,
    signal: AbortSignal | undefined,
  ): Promise<Page<PhoneNumber>> {
    const found = [...new Set(items.map(senderOf))];
    const [names, wabaIds] = await Promise.all([
      forEachSender(found, 'display name', async (sender) => {
        const path = `/whatsapp/1/senders/${pathSegment(sender)}/business-info`;
        const request = { method: 'GET', path, scope: 'business-info', signal } as const;
        return (await call({ ...request, schema: wire.businessInfo })).displayName;
      }),
      forEachSender(found, 'WABA ID', async (sender) => {
        const query = { sender, size: '1' };
        const request = { method: 'GET', path: '/whatsapp/1/templates', query, scope: 'templates', signal } as const;
        const { results } = await call({ ...request, schema: wire.templatesPage });
        return (await readRows(results, wire.templateRow, ({ businessAccountId: id }) => ({ id }))).items[0]?.id;
      }),
    ]);
    const numbers = items.map((item) => {
      const sender = senderOf(item);
      return defined({ ...item, verifiedName: names.values.get(sender), wabaId: wabaIds.values.get(sender) });
    });
    return { items: numbers, warnings: [...warnings, ...names.warnings, ...wabaIds.warnings] };
  }

  return {
    async *listNumbers({ signal } = {}) {
      const wanted = new Set(senders.map((sender) => sender.replace('+', '')));
      for await (const { items, warnings } of discoverNumbers ? numbersList(signal) : []) {
        for (const { id, canDoWhatsApp } of items) if (canDoWhatsApp) wanted.add(id);
        if (warnings.length > 0) yield { items: [], warnings };
      }
      const all = [...wanted];
      for (let start = 0; start < all.length; start += sendersPerCall) {
        yield await withDetails(await quality(all.slice(start, start + sendersPerCall), signal), signal);
      }
    },
  };
}

function senderOf({ id, displayPhoneNumber = id }: PhoneNumber): string {
  return displayPhoneNumber;
}

/** Infobip leaves out numbers that are not senders of the account, without an error. */
function missing(wanted: readonly string[], items: readonly PhoneNumber[]): Warning[] {
  const found = new Set(items.map(senderOf));
  const left = wanted.filter((sender) => !found.has(sender));
  if (left.length === 0) return [];
  const message = `Infobip has no data for ${left.length} of the numbers; check that they are WhatsApp senders of this account.`;
  return [{ type: 'other', message, field: 'senders', raw: left.slice(0, 5).join(', ') }];
}
