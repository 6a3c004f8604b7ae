import { openProvider, type Provider, type ProviderContext } from '@wabascope/core';
import { type Responder, startServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

export const apiKey = '360dialog-key-for-tests';
export const partnerId = 'AbC123PA';

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);

/** An account of the plugin, opened as a host does. */
export function openAccount(settings: object, context: Partial<ProviderContext> = {}): Promise<Provider> {
  return openProvider(plugin, { apiKey, ...settings }, context);
}

/** A partner with these channels on one page. */
export async function partnerWith(...channels: readonly unknown[]): Promise<Provider> {
  const body = { count: channels.length, total: channels.length, limit: 200, offset: 0, partner_channels: channels };
  const { baseUrl } = await serve(() => ({ status: 200, body }));
  return openAccount({ baseUrl, partnerId });
}

/** The number of an API key, with this response. */
export async function numberWith(body: unknown): Promise<Provider> {
  const { baseUrl } = await serve(() => ({ status: 200, body }));
  return openAccount({ baseUrl });
}
