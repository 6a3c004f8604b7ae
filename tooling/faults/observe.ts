import type { Provider } from '@wabascope/core';
import { createFetch } from '@wabascope/directory';
import { type ProviderId, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { openAccount } from './accounts.js';
import type { FaultRow } from './fault-table.js';
import { fleetOf } from './fleet.js';
import { listingOf, signsOf } from './listing.js';
import { faultsOf, type Place } from './provider-faults.js';

/** Of these the timeout is short, because the test waits for it. */
const endless: readonly string[] = ['hang', 'slow-first-byte', 'drip'];

/** The number of rows that a place lists without a fault. */
export async function rowsWithoutFault(place: Place): Promise<number> {
  return withAccount(place, 30_000, async (account) => (await listingOf(account, place.lists)).rows);
}

/**
 * What one fault in one place becomes, in the signs of `signsOf`.
 * @param allRows Without the fault.
 */
export async function observe({ fault, times }: FaultRow, place: Place, allRows: number): Promise<string> {
  const timeoutMs = endless.includes(fault.kind) ? 2_000 : 30_000;
  return withAccount(place, timeoutMs, async (account, sandbox) => {
    const strikes = { ...place.strikes, ...(times === undefined ? {} : { times }) };
    await sandbox.faults.set(fault.kind === 'refuse' ? fault : { ...fault, ...strikes });
    const listing = await listingOf(account, place.lists);
    const struck = sandbox.requests.list().filter(({ faults }) => faults.length > 0).length;
    return signsOf(listing, allRows, fault.kind === 'refuse' ? undefined : struck);
  });
}

async function withAccount<Result>(
  { provider }: Place,
  timeoutMs: number,
  use: (account: Provider, sandbox: Sandbox<ProviderId>) => Promise<Result>,
): Promise<Result> {
  const sandbox = await startSandbox({
    providers: [provider],
    fleet: fleetOf(provider),
    rateLimits: { [provider]: 'none' },
  });
  const web = createFetch();
  try {
    const settings = { ...sandbox.accounts()[faultsOf[provider].account], timeoutMs };
    return await use(await openAccount(provider, settings, { fetch: web.fetch }), sandbox);
  } finally {
    await web.close();
    await sandbox.close();
  }
}
