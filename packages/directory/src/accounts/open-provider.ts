import { type Provider, ProviderError } from '@wabascope/core';
import type { Failure } from '../text/failure.js';

/**
 * What `create` of a plugin gave, read once.
 * @throws {ProviderError} When it is no provider.
 */
export function openedProvider(created: unknown, name: string): Provider {
  const provider: Partial<Provider> = Object(created);
  const { listNumbers, getWabas } = provider;
  if (typeof listNumbers !== 'function') {
    const message = `The ${name} plugin gives an account without listNumbers; report it to its author.`;
    throw new ProviderError('bad-response', message);
  }
  const numbers: Provider = { listNumbers: (options) => listNumbers.call(created, options) };
  if (typeof getWabas !== 'function') return numbers;
  return { ...numbers, getWabas: (options) => getWabas.call(created, options) };
}

/** An account that a plugin could not open: it fails whenever it is fetched. */
export function unopenedProvider({ code, message, upstreamCode }: Failure): Provider {
  return {
    listNumbers() {
      throw new ProviderError(code, message, upstreamCode === undefined ? {} : { upstreamCode });
    },
  };
}
