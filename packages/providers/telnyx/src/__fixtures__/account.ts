import { openProvider, type Provider } from '@wabascope/core';
import { type Responder, startServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

export const apiKey = 'KEY-made-up-for-tests';

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);

/** An account of the plugin, opened as a host does. */
export function openAccount(settings: Readonly<Record<string, unknown>>): Promise<Provider> {
  return openProvider(plugin, { apiKey, ...settings });
}

/** An account that gets one page with these rows. */
export async function accountWith(...data: readonly unknown[]): Promise<Provider> {
  const meta = { page_number: 1, page_size: 100, total_pages: 1, total_results: data.length };
  const { baseUrl } = await serve(() => ({ status: 200, body: { data, meta } }));
  return openAccount({ baseUrl });
}
