import { isProviderError, type Provider, type ProviderError } from '@wabascope/core';
import { listAll } from './list-all.js';

/**
 * The error that a listing ends with.
 * @throws {Error} If the listing does not fail.
 * @throws What the listing throws, if it is not a `ProviderError`.
 */
export async function listingError(provider: Provider, kind: 'numbers' | 'wabas' = 'numbers'): Promise<ProviderError> {
  const error: unknown = await listAll(provider, kind).then(
    () => new Error('The listing did not fail.'),
    (reason: unknown) => reason,
  );
  if (!isProviderError(error)) throw error;
  return error;
}
