import { listingOf } from '../properties/listing.js';
import { withAccount } from './account.js';
import type { FaultRow } from './fault-table.js';
import type { FaultPlace } from './provider-faults.js';
import { idsIn, signsOf } from './signs.js';

/** Of these the timeout is short, because the test waits for it. */
const endless: readonly string[] = ['hang', 'slow-first-byte', 'drip'];

/** The number of rows that a place lists without a fault. */
export async function rowsWithoutFault({ provider, lists }: FaultPlace): Promise<number> {
  return withAccount(provider, { timeoutMs: 30_000 }, async (account) => idsIn(await listingOf(account, lists)).size);
}

/** What one fault in one place becomes, in the signs of `signsOf`. `allRows` are listed without the fault. */
export async function observe({ fault, times }: FaultRow, place: FaultPlace, allRows: number): Promise<string> {
  const timeoutMs = endless.includes(fault.kind) ? 2_000 : 30_000;
  return withAccount(place.provider, { timeoutMs }, async (account, sandbox) => {
    const strikes = { ...place.strikes, ...(times === undefined ? {} : { times }) };
    await sandbox.faults.set(fault.kind === 'refuse' ? fault : { ...fault, ...strikes });
    const listing = await listingOf(account, place.lists);
    const struck = sandbox.requests.list().filter(({ faults }) => faults.length > 0).length;
    return signsOf(listing, allRows, fault.kind === 'refuse' ? undefined : struck);
  });
}
