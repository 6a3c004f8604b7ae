import type { Provider } from '@wabascope/core';
import { createFetch } from '@wabascope/directory';
import { type Fleet, generateFleet, type ProviderId, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { listingOf, openAccount, type PagedListing } from '../properties/listing.js';
import { faultsOf } from './provider-faults.js';

/** The sandbox's fleet of a provider, with two pages of numbers if the provider pages. */
export function fleetOf(provider: ProviderId): Partial<Fleet> {
  const numbers = faultsOf[provider].generatedNumbers;
  return numbers === undefined ? {} : { [provider]: generateFleet(provider, { accounts: 1, numbers }) };
}

/** Opens the account of a provider in a new sandbox without rate limits. `settings` replace those of the account. */
export async function withAccount<Result>(
  provider: ProviderId,
  settings: { readonly baseUrl?: string; readonly timeoutMs: number },
  use: (account: Provider, sandbox: Sandbox<ProviderId>) => Promise<Result>,
): Promise<Result> {
  const fleet = fleetOf(provider);
  const sandbox = await startSandbox({ providers: [provider], fleet, rateLimits: { [provider]: 'none' } });
  const web = createFetch();
  try {
    const all = { ...sandbox.accounts()[faultsOf[provider].account], ...settings };
    return await use(await openAccount(provider, all, { fetch: web.fetch }), sandbox);
  } finally {
    await web.close();
    await sandbox.close();
  }
}

/** Lists the numbers of the account of a provider at another address. */
export async function listingFrom(baseUrl: string, provider: ProviderId, timeoutMs: number): Promise<PagedListing> {
  return withAccount(provider, { baseUrl, timeoutMs }, (account) => listingOf(account, 'numbers'));
}
