import { isProviderError, type Page, type Provider, type Waba, type WabaField, type Warning } from '@wabascope/core';
import { type AccountContext, createRowReader, cursorPages, readRows, unreadable } from '@wabascope/provider-kit';
import { withoutWhatsApp } from './errors.js';
import { toPhoneNumber, toWaba } from './map.js';
import { openApi } from './open-api.js';
import type { Settings } from './settings.js';
import { type AccountRow, accountRow, senderRow, sendersPage } from './wire.js';

type Signal = AbortSignal | undefined;

/** The senders of one project, and its WhatsApp account. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const api = openApi(settings, context);

  async function account(signal: Signal) {
    const warnings: Warning[] = [];
    return { row: await api.get('', { schema: accountRow, warnings, signal }), warnings };
  }

  /** The senders can be listed without the account. */
  async function accountOfSenders(signal: Signal): Promise<{ row: Partial<AccountRow>; warnings: Warning[] }> {
    try {
      return await account(signal);
    } catch (error) {
      return { row: {}, warnings: isWithoutWhatsApp(error) ? [] : [unreadable('The WhatsApp account', error)] };
    }
  }

  function senders(of: Partial<AccountRow>, signal: Signal) {
    return cursorPages(
      async (pageToken) => {
        const warnings: Warning[] = [];
        const query = { pageSize: '100', pageToken };
        const response = await api.get('/senders', { query, schema: sendersPage, warnings, signal });
        const { senders: rows, nextPageToken: next, ...others } = response;
        return { rows, next, others, warnings };
      },
      (rows) => readRows(rows, senderRow, (row, reader) => toPhoneNumber(row, of, reader)),
    );
  }

  async function waba(signal: Signal): Promise<Page<Waba>> {
    const { row, warnings } = await account(signal);
    const { wabaId } = row;
    if (wabaId) return { items: [toWaba({ ...row, wabaId }, createRowReader<WabaField>(warnings, 0))], warnings };
    const message = 'The WhatsApp account of the project has no WABA yet; complete its setup in the Sinch dashboard.';
    return { items: [], warnings: [...warnings, { type: 'other', message }] };
  }

  return {
    async *listNumbers({ signal } = {}) {
      await api.validToken(signal);
      const { row, warnings } = await accountOfSenders(signal);
      if (warnings.length > 0) yield { items: [], warnings };
      try {
        yield* senders(row, signal);
      } catch (error) {
        yield nothingThere(error);
      }
    },

    async *getWabas({ signal } = {}) {
      yield await waba(signal).catch(nothingThere);
    },
  };
}

function isWithoutWhatsApp(error: unknown): boolean {
  return isProviderError(error) && withoutWhatsApp.includes(error.details.upstreamCode ?? '');
}

/** A project without WhatsApp has no senders and no WABA. */
function nothingThere(error: unknown): Page<never> {
  if (!isWithoutWhatsApp(error)) throw error;
  const message = 'Sinch reports that the project is not set up for WhatsApp; if it should be, check projectId.';
  return { items: [], warnings: [{ type: 'other', message }] };
}
