import { openProvider, type Provider, type ProviderContext } from '@wabascope/core';
import { type Responder, startServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

export const apiKey = 'kapso-key-for-tests';
export const numbersPath = '/platform/v1/whatsapp/phone_numbers';

/** A server on loopback, closed after the test. */
export const serve = (respond: Responder) => startServer(respond, onTestFinished);

/** An account of the plugin, opened as a host does. */
export function open(
  settings: Readonly<Record<string, unknown>>,
  context: Partial<ProviderContext> = {},
): Promise<Provider> {
  return openProvider(plugin, { apiKey, ...settings }, context);
}

/** The documented row, with `changes`. */
export function row(changes: object = {}): object {
  return {
    id: '106540352242922',
    phone_number_id: '106540352242922',
    business_account_id: '102290129340398',
    display_phone_number: '+1 631-555-1111',
    verified_name: 'Lucky Shrub',
    ...changes,
  };
}

/** A page that holds the whole list. */
export function pageOf(...rows: readonly unknown[]): object {
  return { data: rows, meta: { page: 1, per_page: 100, total_pages: 1, total_count: rows.length } };
}
