import type { Directory } from '@wabascope/directory';
import type { CallContext } from '../tool.js';

/** Which accounts a call is about; all of them without members. */
interface Filters {
  readonly accounts?: readonly string[] | undefined;
  readonly providers?: readonly string[] | undefined;
}

/** Altogether: the call has waited already, and has an answer without this. */
const maxWaitMs = 5_000;

/** What the providers call an ID; anything else is known to none of them. */
const idPattern = /^\+?\d{1,20}$/;
/** Only such an ID is named in a sentence: a provider may give any text. */
const plainId = /^\d{1,32}$/;

/**
 * Says what an id is that belongs to no WABA, from what the providers have told: the classic mistake is a Business id.
 * Undefined when it is nothing that is known, and when it does belong to a WABA: then there is no need to fetch others.
 * @param filters Of the call; other accounts are not fetched.
 */
export async function kindOfId(
  directory: Directory,
  id: string,
  filters: Filters,
  { signal }: CallContext,
): Promise<string | undefined> {
  if (!idPattern.test(id)) return undefined;
  const endsAt = performance.now() + maxWaitMs;
  const wait = () => ({ signal, waitSeconds: Math.max(0, endsAt - performance.now()) / 1000 });
  // The call has fetched this: what has not come by now is not waited for again.
  const known = { signal, waitSeconds: 0 };
  const chosen = chosenFrom(directory, filters);
  if ((await chosen.getWabas({ wabaId: id }, known)).wabas.length > 0) return undefined;
  if ((await chosen.listNumbers({ wabaId: id, limit: 1 }, known)).total > 0) return undefined;
  const { wabas } = await chosen.getWabas({}, wait());
  const owned = wabas.filter(({ businessId }) => businessId === id);
  if (owned.length > 0) {
    return `${id} is a Business id, not a WABA id${listed(owned.map((waba) => waba.id))}.`;
  }
  const { numbers } = await chosen.listNumbers({ query: id, limit: 100 }, wait());
  const number = numbers.find(
    ({ phoneNumberId, phoneNumber }) => phoneNumberId === id || phoneNumber === `+${id.replace('+', '')}`,
  );
  if (number === undefined) return undefined;
  const kind = number.phoneNumberId === id ? 'a phone number ID' : 'a phone number';
  const { wabaId = '' } = number;
  return `${id} is ${kind}, not a WABA id${plainId.test(wabaId) ? `; its WABA is ${wabaId}` : ''}.`;
}

function chosenFrom(directory: Directory, { accounts = [], providers = [] }: Filters): Directory {
  if (accounts.length === 0 && providers.length === 0) return directory;
  const chosen = directory
    .accounts()
    .filter(({ account }) => accounts.length === 0 || accounts.includes(account))
    .filter(({ provider }) => providers.length === 0 || providers.includes(provider));
  return directory.only(chosen.map(({ account }) => account));
}

function listed(ids: readonly string[]): string {
  const named = ids.filter((id) => plainId.test(id)).slice(0, 10);
  if (named.length === 0) return '';
  const more = ids.length > named.length ? ` and ${ids.length - named.length} more` : '';
  return `; the WABAs of that business are ${named.join(', ')}${more}`;
}
