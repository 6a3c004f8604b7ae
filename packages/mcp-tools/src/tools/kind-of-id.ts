import type { Directory } from '@wabascope/directory';
import type { CallContext } from '../tool.js';

/** Selects the accounts of a call; all without members. */
interface Filters {
  readonly accounts?: readonly string[] | undefined;
  readonly providers?: readonly string[] | undefined;
}

/** In total: the call has already waited, and has a result without this hint. */
const maxWaitMs = 5_000;

/** IDs in a message. */
const maxListed = 10;

/** The format of IDs; providers have no others. */
const idPattern = /^\+?\d{1,20}$/;
/** Only IDs of this format appear in messages: a provider may return any text. */
const plainId = /^\d{1,32}$/;

/**
 * A hint for a WABA ID without matches, which is often the ID of a business or a number. Undefined if the ID is unknown,
 * or if it does belong to a WABA; then no other account is fetched.
 * @param filters Those of the call; other accounts are not fetched.
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
  // The call has already fetched and waited.
  const known = { signal, waitSeconds: 0 };
  const chosen = chosenFrom(directory, filters);
  if ((await chosen.getWabas({ wabaId: id }, known)).wabas.length > 0) return undefined;
  if ((await chosen.listNumbers({ wabaId: id, limit: 1 }, known)).total > 0) return undefined;
  const owned = await chosen.getWabas({ businessId: id, limit: maxListed }, wait());
  if (owned.total > 0) {
    const ids = owned.wabas.map((waba) => waba.id);
    return `${id} is a business ID, not a WABA ID${listed(ids, owned.total)}.`;
  }
  const { numbers } = await chosen.listNumbers({ query: id, limit: 100 }, wait());
  const number = numbers.find(
    ({ phoneNumberId, phoneNumber }) => phoneNumberId === id || phoneNumber === `+${id.replace('+', '')}`,
  );
  if (number === undefined) return undefined;
  const kind = number.phoneNumberId === id ? 'a phone number ID' : 'a phone number';
  const { wabaId = '' } = number;
  return `${id} is ${kind}, not a WABA ID.${plainId.test(wabaId) ? ` Its WABA is ${wabaId}.` : ''}`;
}

function chosenFrom(directory: Directory, { accounts = [], providers = [] }: Filters): Directory {
  if (accounts.length === 0 && providers.length === 0) return directory;
  const chosen = directory
    .accounts()
    .filter(({ account }) => accounts.length === 0 || accounts.includes(account))
    .filter(({ provider }) => providers.length === 0 || providers.includes(provider));
  return directory.only(chosen.map(({ account }) => account));
}

function listed(ids: readonly string[], total: number): string {
  const named = ids.filter((id) => plainId.test(id));
  if (named.length === 0) return '';
  const more = total > named.length ? ` and ${total - named.length} more` : '';
  return `. The WABAs of this business: ${named.join(', ')}${more}`;
}
