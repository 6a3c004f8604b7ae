import { isProviderError, type ProviderError } from '@wabascope/core';
import * as z from 'zod';
import {
  type AccountContext,
  createHttpClient,
  type ErrorEntry,
  type ErrorResponses,
  type HttpClient,
  type HttpClientOptions,
  type HttpResponse,
  type UpstreamError,
} from '../index.js';

/** A host that does not pace. */
export const context: AccountContext = {
  fetch: globalThis.fetch,
  now: Date.now,
  log: () => undefined,
  provider: 'Acme',
  secrets: [],
};

/** A client for a provider called Acme that signs nothing. */
export function acme(baseUrl: string, options: Partial<HttpClientOptions> = {}): HttpClient {
  return createHttpClient({ baseUrl, timeoutMs: 10_000, context, authorize: () => ({}), ...options });
}

/** The call that most tests make. */
export const getNumbers = { method: 'GET', path: '/numbers', schema: z.object({ ok: z.boolean() }) } as const;

/** Reports one error for every response whose body contains `word`. */
export function errorsWith(
  word: string,
  entry: Omit<ErrorEntry, 'when'>,
  more: Partial<UpstreamError> = {},
): ErrorResponses {
  const read = ({ body }: HttpResponse) => (JSON.stringify(body).includes(word) ? more : undefined);
  return { read, table: [{ when: () => true, ...entry }] };
}

/** The provider error that a promise rejects with; anything else fails the test. */
export async function failure(promise: Promise<unknown>): Promise<ProviderError> {
  const outcome = await promise.then(
    (value) => new Error(`It fulfilled with ${JSON.stringify(value)}.`),
    (error: unknown) => error,
  );
  if (isProviderError(outcome)) return outcome;
  throw outcome;
}
