import { isProviderError, type Page, type PhoneNumber, type Provider, type Warning } from '@wabascope/core';
import { type AccountContext, createHttpClient, moreAnnounced, readRows } from '@wabascope/provider-kit';
import { deprecationOf } from './deprecation.js';
import { errors, nothingThere } from './errors.js';
import { toPhoneNumber } from './map.js';
import type { Settings } from './settings.js';
import { sign } from './sign.js';
import { numberRow, numbersResponse } from './wire.js';

const path = '/waba-numbers';

/** The numbers of one workspace. Awal Chat does not report their WABAs. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { clientId, hmacSecret, domain, signingPath, baseUrl, timeoutMs } = settings;
  const call = createHttpClient({
    baseUrl,
    timeoutMs,
    context,
    errors,
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
    const deprecations: Warning[] = [];
    const response = await call({
      method: 'GET',
      path,
      headers: { 'x-api-version': 'v1' },
      schema: numbersResponse,
      readHeaders: (headers) => deprecations.push(...deprecationOf(headers)),
      signal,
    });
    const { items, warnings } = await readRows(response.data, numberRow, toPhoneNumber);
    const unread = moreAnnounced(response, { rows: response.data.length });
    return { items, warnings: [...deprecations, ...warnings, ...unread] };
  }

  return {
    async *listNumbers({ signal } = {}) {
      yield await allNumbers(signal).catch(emptyIfNothingThere);
    },
  };
}

/** Awal Chat returns 404 when no number is connected, and also when the address is wrong: hence the warning. */
function emptyIfNothingThere(error: unknown): Page<PhoneNumber> {
  if (!isProviderError(error) || error.details.upstreamCode !== nothingThere) throw error;
  const message = 'Awal Chat reports that no number is connected; if there should be one, check domain and baseUrl.';
  return { items: [], warnings: [{ type: 'other', message }] };
}
