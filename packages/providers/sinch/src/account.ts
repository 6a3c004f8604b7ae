import { isProviderError, type Page, type Provider, type Warning } from '@wabascope/core';
import { type AccountContext, createRowReader, cursorPages, readRows, unreadable } from '@wabascope/provider-kit';
import { withoutWhatsApp } from './errors.js';
import { toPhoneNumber, toWaba } from './map.js';
import { openApi } from './open-api.js';
import type { Settings } from './settings.js';
import { accountRow, senderRow, sendersPage } from './wire.js';

const withoutWaba = 'The WhatsApp account of the project has no WABA yet; complete its setup in the Sinch dashboard.';

/** The senders of one project, and its WhatsApp account. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const api = openApi(settings, context);

  return {
    async *listNumbers({ signal } = {}) {
      await api.validToken(signal);
      const warnings: Warning[] = [];
      // The senders can be listed without the account.
      const account = await api.get({ path: '', schema: accountRow, warnings, signal }).catch((error: unknown) => {
        if (!isWithoutWhatsApp(error)) warnings.push(unreadable('The WhatsApp account', error));
        return {};
      });
      if (warnings.length > 0) yield { items: [], warnings };
      const load = async (pageToken: string | undefined) => {
        const ofPage: Warning[] = [];
        const query = { pageSize: '100', pageToken };
        const response = await api.get({ path: '/senders', query, schema: sendersPage, warnings: ofPage, signal });
        const { senders: rows, nextPageToken: next, ...others } = response;
        return { rows, next, others, warnings: ofPage };
      };
      try {
        yield* cursorPages(load, (rows) => readRows(rows, senderRow, toPhoneNumber, account));
      } catch (error) {
        yield nothingThere(error);
      }
    },

    async *getWabas({ signal } = {}) {
      const warnings: Warning[] = [];
      try {
        const account = await api.get({ path: '', schema: accountRow, warnings, signal });
        const waba = account.wabaId ? [toWaba(account, account.wabaId, createRowReader(warnings, 0))] : [];
        if (waba.length === 0) warnings.push({ type: 'other', message: withoutWaba });
        yield { items: waba, warnings };
      } catch (error) {
        yield nothingThere(error);
      }
    },
  };
}

function isWithoutWhatsApp(error: unknown): boolean {
  return isProviderError(error) && withoutWhatsApp.test(error.details.upstreamCode ?? '');
}

/** A project without WhatsApp has no senders and no WABA. */
function nothingThere(error: unknown): Page<never> {
  if (!isWithoutWhatsApp(error)) throw error;
  const message = 'Sinch reports that the project is not set up for WhatsApp; if it should be, check projectId.';
  return { items: [], warnings: [{ type: 'other', message }] };
}
