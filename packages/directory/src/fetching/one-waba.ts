import type { OpenAccount } from '../accounts/open-accounts.js';
import type { Snapshot } from './snapshot.js';

/**
 * The account, of which only one WABA is fetched unless the whole is known; the account itself where its plugin gains
 * nothing by that. Ids of WABAs are digits; what else is named goes to no provider.
 */
export function narrowedTo(account: OpenAccount, wabaId: string | undefined): OpenAccount {
  if (wabaId === undefined || account.plugin.fetchesOneWaba !== true || !/^\w{1,40}$/.test(wabaId)) return account;
  return { ...account, key: `${account.key}:${wabaId}`, oneWaba: { id: wabaId, wholeKey: account.key } };
}

/** The newer one; `whole` counts with its last complete answer only. */
export function newerOf<Item>(
  own: Snapshot<Item> | undefined,
  whole: Snapshot<Item> | undefined,
): Snapshot<Item> | undefined {
  const complete = completeOf(whole);
  if (own === undefined || complete === undefined) return own ?? complete;
  return own.askedAt > complete.askedAt ? own : complete;
}

function completeOf<Item>(snapshot: Snapshot<Item> | undefined): Snapshot<Item> | undefined {
  if (snapshot?.answeredAt === undefined || snapshot.partial) return undefined;
  if (snapshot.failure === undefined) return snapshot;
  // That the whole could not be fetched since says nothing about one WABA.
  const { failure: _, ...earlier } = snapshot;
  return { ...earlier, askedAt: snapshot.answeredAt };
}
