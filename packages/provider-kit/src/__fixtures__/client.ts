import type { ProviderContext } from '@wabascope/core';
import { type ProviderError, isProviderError } from '@wabascope/core';
import * as z from 'zod';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../index.js';

/** A host that paces nothing. */
export const context: ProviderContext = { fetch: globalThis.fetch, now: Date.now, log: () => undefined };

/** A client for a provider called Acme that signs nothing. */
export function acme(baseUrl: string, options: Partial<HttpClientOptions> = {}): HttpClient {
  return createHttpClient({ provider: 'Acme', baseUrl, timeoutMs: 10_000, context, authorize: () => ({}), ...options });
}

/** The call that most tests make. */
export const getNumbers = { method: 'GET', path: '/numbers', schema: z.object({ ok: z.boolean() }) } as const;

/** The provider error that a promise rejects with; anything else fails the test. */
export async function failure(promise: Promise<unknown>): Promise<ProviderError> {
  const outcome = await promise.then(
    (value) => new Error(`It fulfilled with ${JSON.stringify(value)}.`),
    (error: unknown) => error,
  );
  if (isProviderError(outcome)) return outcome;
  throw outcome;
}
