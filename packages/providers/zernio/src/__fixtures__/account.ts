import { openProvider, type Provider } from '@wabascope/core';
import { type Responder, startServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

export const apiKey = 'sk_key-for-tests';

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);

/** An account of the plugin, opened as a host does. */
export function openAccount(
  settings: Readonly<Record<string, unknown>>,
  fetch?: typeof globalThis.fetch,
): Promise<Provider> {
  return openProvider(plugin, { apiKey, ...settings }, fetch === undefined ? {} : { fetch });
}

/** An account that gets this response to every request. */
export async function accountWith(body: unknown, status = 200): Promise<Provider> {
  const { baseUrl } = await serve(() => ({ status, body }));
  return openAccount({ baseUrl });
}

/** An account with one number, of which this is known. */
export async function accountOf({ row = {}, info = {} }: { row?: object; info?: unknown }): Promise<Provider> {
  const account = { _id: '65f0c0ffee00000a00000001', platform: 'whatsapp', isActive: true, ...row };
  const { baseUrl } = await serve(({ path }) => ({
    status: 200,
    body: path.endsWith('/accounts') ? { accounts: [account], hasAnalyticsAccess: false } : info,
  }));
  return openAccount({ baseUrl });
}
