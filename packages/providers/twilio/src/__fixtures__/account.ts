import { openProvider, type Provider } from '@wabascope/core';
import { type Responder, startServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

export const credential = { accountSid: 'ACmadeup', authToken: 'made-up-token' };

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);

/** An account of the plugin, opened as a host does. */
export function openAccount(settings: Readonly<Record<string, unknown>>): Promise<Provider> {
  return openProvider(plugin, { ...credential, ...settings });
}

/** An account that gets one page with these rows. */
export async function accountWith(...senders: readonly unknown[]): Promise<Provider> {
  const { baseUrl } = await serve(() => ({ status: 200, body: { senders, meta: { next_page_url: null } } }));
  return openAccount({ baseUrl });
}
