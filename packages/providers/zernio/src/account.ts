import { isProviderError, type Provider, type Warning } from '@wabascope/core';
import {
  type AccountContext,
  createHttpClient,
  createRowReader,
  moreAnnounced,
  readRows,
} from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { toPhoneNumber, toWaba } from './map.js';
import type { Settings } from './settings.js';
import { accountRow, accountsResponse, type Info, infoResponse } from './wire.js';

/** The WhatsApp accounts that an API key can read. Zernio has no list of WABAs: those of the accounts are shown. */
export function openAccount({ apiKey, baseUrl, timeoutMs }: Settings, context: AccountContext): Provider {
  const authorize = () => ({ authorization: `Bearer ${apiKey.reveal()}` });
  const call = createHttpClient({ baseUrl, timeoutMs, context, errors, authorize });

  /** Without `page` and `limit`, one response has all accounts. */
  async function allAccounts(signal: AbortSignal | undefined) {
    const query = { platform: 'whatsapp', includeOverLimit: 'true' };
    const response = await call({ method: 'GET', path: '/v1/accounts', query, schema: accountsResponse, signal });
    const { accounts: rows, ...others } = response;
    const page = await readRows(rows, accountRow, ({ _id, metadata }) => ({ id: _id, wabaId: metadata?.wabaId }));
    return { ...page, rows, unread: moreAnnounced(others, { rows: rows.length }) };
  }

  /** What Meta reports now, by account. A number that Zernio cannot read from Meta is a warning. */
  async function infosOf(ids: readonly string[], warnings: Warning[], signal: AbortSignal | undefined) {
    const infos = new Map<string, Info>();
    const readInfo = async (accountId: string) => {
      const request = { method: 'GET', path: '/v1/whatsapp/number-info', query: { accountId } } as const;
      try {
        infos.set(accountId, await call({ ...request, schema: infoResponse, warnings, signal }));
      } catch (error) {
        if (!isProviderError(error) || error.retryable || error.code === 'auth') throw error;
        const message = `Meta's facts about account ${accountId} cannot be read (${error.code}): ${error.message}`;
        warnings.push({ type: 'other', message, field: 'status' });
      }
    };
    for (let at = 0; at < ids.length; at += 10) await Promise.all(ids.slice(at, at + 10).map(readInfo));
    return infos;
  }

  return {
    async *listNumbers({ signal } = {}) {
      const { rows, items: accounts, unread } = await allAccounts(signal);
      const ids = accounts.map(({ id }) => id);
      const infos = await infosOf(ids, unread, signal);
      const { items, warnings } = await readRows(rows, accountRow, (row, reader) =>
        toPhoneNumber(row, infos.get(row._id), reader),
      );
      yield { items, warnings: [...warnings, ...unread] };
    },

    async *getWabas({ signal } = {}) {
      const { items: accounts, unread, warnings: unfit } = await allAccounts(signal);
      const warnings = [...unfit, ...unread];
      const accountOf = new Map(accounts.flatMap(({ id, wabaId }) => (wabaId ? [[wabaId, id] as const] : [])));
      const infos = await infosOf([...accountOf.values()], warnings, signal);
      const items = [...accountOf].map(([wabaId, id], index) =>
        toWaba(wabaId, infos.get(id)?.waba, createRowReader(warnings, index)),
      );
      yield { items, warnings };
    },
  };
}
