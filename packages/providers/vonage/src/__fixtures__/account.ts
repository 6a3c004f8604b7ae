import { openProvider, type Provider, type ProviderContext } from '@wabascope/core';
import { type Responder, startServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import vonage from '../index.js';

/** Made up. */
export const credential = { apiKey: 'made-up-key', apiSecret: 'made-up-secret' };

export const root = '/v1/channel-manager/whatsapp/wabas';

/** An account, opened as a host does. */
export function open(settings: object = {}, context: Partial<ProviderContext> = {}): Promise<Provider> {
  return openProvider(vonage, { ...credential, ...settings }, context);
}

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);

/** The only page of a list. */
export function pageOf(name: 'wabas' | 'numbers', rows: readonly unknown[]) {
  const body = { page: 1, page_size: 100, total_pages: 1, total_items: rows.length, _embedded: { [name]: rows } };
  return { status: 200, body };
}

export const waba = { waba_id: '102290129340398', name: 'Lucky Shrub', account_review_status: 'Approved' };

/** An account with one WABA that has these numbers. */
export async function accountWith(...numbers: readonly unknown[]): Promise<Provider> {
  const { baseUrl } = await serve(({ path }) => (path === root ? pageOf('wabas', [waba]) : pageOf('numbers', numbers)));
  return open({ baseUrl });
}
