import type { OpenAccount } from '../accounts/open-accounts.js';
import type { Snapshot } from './snapshot.js';

/**
 * The account, narrowed to one WABA, which is fetched alone unless the whole account is stored. The account itself if
 * its plugin does not support this. IDs of WABAs are digits; other text is not sent to a provider.
 */
export function narrowedTo(account: OpenAccount, wabaId: string): OpenAccount {
  if (account.plugin.fetchesOneWaba !== true || !/^\w{1,40}$/.test(wabaId)) return account;
  return { ...account, key: `${account.key}:${wabaId}`, oneWaba: { id: wabaId, wholeKey: account.key } };
}

/** The newer snapshot of one WABA. Uses only the last complete rows of the whole account. */
export function newerOf<Item>(
  own: Snapshot<Item> | undefined,
  whole: Snapshot<Item> | undefined,
): Snapshot<Item> | undefined {
  const complete = completeOf(whole);
  if (own === undefined || complete === undefined) return own ?? complete;
  return own.attemptedAt > complete.attemptedAt ? own : complete;
}

function completeOf<Item>(snapshot: Snapshot<Item> | undefined): Snapshot<Item> | undefined {
  if (snapshot?.fetchedAt === undefined || snapshot.partial) return undefined;
  if (snapshot.failure === undefined) return snapshot;
  // A later failure of the whole account does not apply to one WABA.
  const { failure: _, ...earlier } = snapshot;
  return { ...earlier, attemptedAt: snapshot.fetchedAt };
}
