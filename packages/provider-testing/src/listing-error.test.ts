import { type Provider, ProviderError } from '@wabascope/core';
import { expect, it } from 'vitest';
import { listingError } from './index.js';

/** Has one page, and then throws. */
function failing(error?: unknown): Provider {
  return {
    async *listNumbers() {
      yield { items: [], warnings: [] };
      if (error !== undefined) throw error;
    },
  };
}

it('returns the error that a listing ends with', async () => {
  const error = new ProviderError('auth', 'The key is wrong.');
  expect(await listingError(failing(error))).toBe(error);
  const getWabas = failing(error).listNumbers as NonNullable<Provider['getWabas']>;
  expect(await listingError({ ...failing(), getWabas }, 'wabas')).toBe(error);
});

it('throws what is not a ProviderError, and an error if the listing does not fail', async () => {
  const mistake = new TypeError('A mistake in code.');
  await expect(listingError(failing(mistake))).rejects.toBe(mistake);
  await expect(listingError(failing())).rejects.toThrow('The listing did not fail.');
});
