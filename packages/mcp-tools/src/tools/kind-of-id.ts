import type { Directory } from '@wabascope/directory';
import type { CallContext } from '../tool.js';

/** The call has waited already, and has an answer without this. */
const waitSeconds = 5;

/** IDs have up to 20 digits. */
const longestId = 100;

/**
 * Says what an id is that belongs to no WABA, from what the providers have told: the classic mistake is a Business id.
 * Undefined when it is nothing that is known.
 */
export async function kindOfId(
  directory: Directory,
  id: string,
  accounts: readonly string[] | undefined,
  { signal }: CallContext,
): Promise<string | undefined> {
  if (id.length > longestId) return undefined;
  const only = accounts === undefined || accounts.length === 0 ? directory : directory.only(accounts);
  const { wabas } = await only.getWabas({}, { signal, waitSeconds });
  const owned = wabas.filter(({ businessId }) => businessId === id);
  if (owned.length > 0) {
    return `${id} is a Business id, not a WABA id; the WABAs of that business are ${listed(owned.map((waba) => waba.id))}.`;
  }
  const { numbers } = await only.listNumbers({ query: id, limit: 100 }, { signal, waitSeconds });
  const number = numbers.find(({ phoneNumberId, phoneNumber }) => phoneNumberId === id || phoneNumber === `+${id}`);
  if (number === undefined) return undefined;
  const kind = number.phoneNumberId === id ? 'a phone number ID' : 'a phone number';
  return `${id} is ${kind}, not a WABA id${number.wabaId === undefined ? '' : `; its WABA is ${number.wabaId}`}.`;
}

function listed(ids: readonly string[]): string {
  return ids.length <= 10 ? ids.join(', ') : `${ids.slice(0, 10).join(', ')} and ${ids.length - 10} more`;
}
