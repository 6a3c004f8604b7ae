import { createFetch } from '@wabascope/directory';
import { defaultFleet, type ProviderId, startSandbox } from '@wabascope/sandbox';
import { aliases, openAccount } from './accounts.js';
import { type Listing, listingOf } from './listing.js';

/** Lists the numbers of the account of `provider`, its settings as they are, at another address. */
export async function listingFrom(baseUrl: string, provider: ProviderId, timeoutMs: number): Promise<Listing> {
  const web = createFetch();
  try {
    const settings = { ...(await settingsOf(provider)), baseUrl, timeoutMs };
    return await listingOf(await openAccount(provider, settings, { fetch: web.fetch }), 'numbers');
  } finally {
    await web.close();
  }
}

async function settingsOf(provider: ProviderId): Promise<object> {
  const sandbox = await startSandbox({ providers: [provider], fleet: defaultFleet });
  await sandbox.close();
  return sandbox.accounts()[aliases[provider]] ?? {};
}
