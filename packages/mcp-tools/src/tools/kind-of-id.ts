import type { Directory } from '@wabascope/directory';
import type { CallContext } from '../tool.js';

/** The call has waited already, and has an answer without this. */
const waitSeconds = 5;

/** Only such an ID is named in a sentence: a provider may give any text. */
const plainId = /^\d{1,32}$/;

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
  if (!plainId.test(id)) return undefined;
  const only = accounts === undefined || accounts.length === 0 ? directory : directory.only(accounts);
  const { wabas } = await only.getWabas({}, { signal, waitSeconds });
  const owned = wabas.filter(({ businessId }) => businessId === id);
  if (owned.length > 0) {
    return `${id} is a Business id, not a WABA id${listed(owned.map((waba) => waba.id))}.`;
  }
  const { numbers } = await only.listNumbers({ query: id, limit: 100 }, { signal, waitSeconds });
  const number = numbers.find(({ phoneNumberId, phoneNumber }) => phoneNumberId === id || phoneNumber === `+${id}`);
  if (number === undefined) return undefined;
  const kind = number.phoneNumberId === id ? 'a phone number ID' : 'a phone number';
  const { wabaId = '' } = number;
  return `${id} is ${kind}, not a WABA id${plainId.test(wabaId) ? `; its WABA is ${wabaId}` : ''}.`;
}

function listed(ids: readonly string[]): string {
  const named = ids.filter((id) => plainId.test(id)).slice(0, 10);
  if (named.length === 0) return '';
  const more = ids.length > named.length ? ` and ${ids.length - named.length} more` : '';
  return `; the WABAs of that business are ${named.join(', ')}${more}`;
}
