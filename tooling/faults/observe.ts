import { createFetch } from '@wabascope/directory';
import { startSandbox } from '@wabascope/sandbox';
import { openAccount } from './accounts.js';
import type { FaultRow } from './fault-table.js';
import { fleetOf } from './fleet.js';
import { listingOf, signsOf } from './listing.js';
import { faultsOf, type Place } from './provider-faults.js';

/** Of these the timeout is short, because the test waits for it. */
const endless: readonly string[] = ['hang', 'slow-first-byte', 'drip'];

/** What one fault in one place becomes, in the signs of `signsOf`. */
export async function observe({ fault, times }: FaultRow, place: Place): Promise<string> {
  const { provider, lists } = place;
  const sandbox = await startSandbox({
    providers: [provider],
    fleet: fleetOf(provider),
    rateLimits: { [provider]: 'none' },
  });
  const web = createFetch();
  try {
    const timeoutMs = endless.includes(fault.kind) ? 2_000 : 30_000;
    const settings = { ...sandbox.accounts()[faultsOf[provider].account], timeoutMs };
    const account = await openAccount(provider, settings, { fetch: web.fetch });
    const before = await listingOf(account, lists);
    const strikes = { ...place.strikes, ...(times === undefined ? {} : { times }) };
    sandbox.requests.clear();
    await sandbox.faults.set(fault.kind === 'refuse' ? fault : { ...fault, ...strikes });
    const after = await listingOf(account, lists);
    const struck = sandbox.requests.list().filter(({ faults }) => faults.length > 0).length;
    return signsOf(after, before.rows, fault.kind === 'refuse' ? undefined : struck);
  } finally {
    await web.close();
    await sandbox.close();
  }
}
