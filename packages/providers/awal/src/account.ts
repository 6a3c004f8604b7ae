import {
  isProviderError,
  type Page,
  type PhoneNumber,
  type Provider,
  type ProviderContext,
  type Warning,
} from '@wabascope/core';
import { createHttpClient, moreAnnounced, readRows } from '@wabascope/provider-kit';
import { deprecationOf } from './deprecation.js';
import { nothingThere, refusal } from './refusal.js';
import type { Settings } from './settings.js';
import { sign } from './sign.js';
import { numberRow, numbersAnswer } from './wire.js';

const path = '/waba-numbers';

/** One workspace. It tells its numbers, and of none of them the WABA. */
export function openAccount(settings: Settings, context: ProviderContext): Provider {
  const { clientId, hmacSecret, domain, signingPath, baseUrl, timeoutMs } = settings;
  const call = createHttpClient({
    provider: 'Awal Chat',
    baseUrl,
    timeoutMs,
    context,
    refusal,
    authorize(request) {
      const { headers, signature } = sign(request, signingPath === 'full' ? request.url.pathname : path, {
        clientId,
        hmacSecret: hmacSecret.reveal(),
        domain,
      });
      context.addSecret?.(signature);
      return headers;
    },
  });

  async function allNumbers(signal: AbortSignal | undefined): Promise<Page<PhoneNumber>> {
    // Loaded with the first question: parsing phone numbers is the larger part of this package.
    const { toPhoneNumber } = await import('./map.js');
    const notices: Warning[] = [];
    const answer = await call({
      method: 'GET',
      path,
      headers: { 'x-api-version': 'v1' },
      schema: numbersAnswer,
      readHeaders: (headers) => notices.push(...deprecationOf(headers)),
      signal,
    });
    const { items, warnings } = await readRows(answer.data, numberRow, toPhoneNumber);
    const unread = moreAnnounced('Awal Chat', answer, { rows: answer.data.length });
    return { items, warnings: [...notices, ...warnings, ...unread] };
  }

  return {
    async *listNumbers({ signal } = {}) {
      yield await allNumbers(signal).catch(nothingIsAnEmptyPage);
    },
  };
}

/** Awal Chat answers 404 when no number is connected, and also when the address is wrong: hence the warning. */
function nothingIsAnEmptyPage(error: unknown): Page<PhoneNumber> {
  if (!isProviderError(error) || error.details.upstreamCode !== nothingThere) throw error;
  const message = 'Awal Chat says that no number is connected; if there should be some, check domain and baseUrl.';
  return { items: [], warnings: [{ type: 'other', message }] };
}
