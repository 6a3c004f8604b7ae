import { createFetch } from '@wabascope/directory';
import { type ProviderId, startSandbox } from '@wabascope/sandbox';
import { openAccount } from './accounts.js';
import { fleetOf } from './fleet.js';
import { type Listing, listingOf } from './listing.js';
import { faultsOf } from './provider-faults.js';

/** Lists the numbers of the account of `provider` at another address. */
export async function listingFrom(baseUrl: string, provider: ProviderId, timeoutMs: number): Promise<Listing> {
  const sandbox = await startSandbox({ providers: [provider], fleet: fleetOf(provider) });
  await sandbox.close();
  const web = createFetch();
  try {
    const settings = { ...sandbox.accounts()[faultsOf[provider].account], baseUrl, timeoutMs };
    return await listingOf(await openAccount(provider, settings, { fetch: web.fetch }), 'numbers');
  } finally {
    await web.close();
  }
}
