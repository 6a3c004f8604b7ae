import type { Provider } from '@wabascope/core';
import { type AccountContext, createHttpClient } from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { numberOfKey } from './number-of-key.js';
import { partnerChannels } from './partner-channels.js';
import { hubUrl, messagingUrl, type Settings } from './settings.js';

/** With `partnerId`, the channels of a partner. Otherwise the number that an API key belongs to. */
export function openAccount({ apiKey, partnerId, baseUrl, timeoutMs }: Settings, context: AccountContext): Provider {
  const client = (url: string, header: string) =>
    createHttpClient({ baseUrl: url, timeoutMs, context, errors, authorize: () => ({ [header]: apiKey.reveal() }) });
  if (partnerId === undefined) return numberOfKey(client(baseUrl, 'd360-api-key'));
  return partnerChannels(client(baseUrl === messagingUrl ? hubUrl : baseUrl, 'x-api-key'), partnerId);
}
