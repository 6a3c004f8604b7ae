import { openProvider, type Provider, type ProviderContext } from '@wabascope/core';
import { type Responder, startServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

export const apiKey = 'ycloud-key-for-tests';

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);

/** An account of the plugin, opened as a host does. */
export function openAccount(settings: object, context: Partial<ProviderContext> = {}): Promise<Provider> {
  return openProvider(plugin, { apiKey, ...settings }, context);
}

/** One page with these rows. */
export function pageOf(items: readonly unknown[], envelope: object = {}) {
  return {
    status: 200,
    body: { items, offset: 0, limit: 100, length: items.length, total: items.length, ...envelope },
  };
}

/** An account with these WABAs and numbers, each on one page. */
export async function accountWith(
  { wabas = [], numbers = [] }: { readonly wabas?: readonly unknown[]; readonly numbers?: readonly unknown[] },
  context: Partial<ProviderContext> = {},
): Promise<Provider> {
  const { baseUrl } = await serve(({ path }) => pageOf(path.endsWith('/businessAccounts') ? wabas : numbers));
  return openAccount({ baseUrl }, context);
}
