import { type Provider, ProviderError, type Warning } from '@wabascope/core';
import { type AccountContext, basicAuth, createHttpClient, cursorPages, readRows } from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { toPhoneNumber } from './map.js';
import { documentedBaseUrl, type Settings } from './settings.js';
import { rcsSender, senderRow, sendersPage } from './wire.js';

/** The WhatsApp senders of one account. Of their WABAs, Twilio reports the IDs only. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { accountSid, authToken, apiKeySid, apiKeySecret, baseUrl, timeoutMs } = settings;
  const [user, password] = apiKeySid && apiKeySecret ? [apiKeySid, apiKeySecret] : [accountSid, authToken];
  const authorize = () => basicAuth(user, password?.reveal() ?? '', context);
  const call = createHttpClient({ baseUrl, timeoutMs, context, errors, authorize });

  return {
    listNumbers: ({ signal } = {}) =>
      cursorPages(
        async (link) => {
          const warnings: Warning[] = [];
          const query = link === undefined ? { Channel: 'whatsapp', PageSize: '100' } : queryOf(link, baseUrl);
          const request = { method: 'GET', path: '/v2/Channels/Senders', query, warnings, signal } as const;
          const { senders, meta, ...more } = await call({ ...request, schema: sendersPage });
          const { next_page_url: next, ...moreMeta } = meta ?? {};
          const rows = senders.filter((row) => !rcsSender.safeParse(row).success);
          return { rows, next, others: { ...more, meta: moreMeta }, warnings };
        },
        (rows) => readRows(rows, senderRow, toPhoneNumber),
      ),
  };
}

/** The query of the link to the next page. Behind a proxy, the link may lead to Twilio itself. */
function queryOf(link: string, baseUrl: string): Record<string, string> {
  const origins = [baseUrl, documentedBaseUrl].map((each) => new URL(each).origin);
  if (origins.some((origin) => link.startsWith(`${origin}/`))) return Object.fromEntries(new URL(link).searchParams);
  throw new ProviderError('bad-response', 'Twilio returned a link to another server; check baseUrl.');
}
