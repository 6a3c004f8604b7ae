import { inSlices, type Slices } from '../fetching/slices.js';
import type { AssessedNumber } from './number-rows.js';

/** The accounts of each E.164 that more than one account has. A masked number is in none. */
export type Duplicates = ReadonlyMap<string, readonly string[]>;

export async function duplicatesIn(slices: Slices, rows: readonly AssessedNumber[]): Promise<Duplicates> {
  const accounts = new Map<string, readonly string[]>();
  await inSlices(slices, rows, ({ account, number: { phoneNumber } }) => {
    if (phoneNumber === undefined) return;
    const known = accounts.get(phoneNumber);
    if (known === undefined) accounts.set(phoneNumber, [account]);
    else if (!known.includes(account)) accounts.set(phoneNumber, [...known, account]);
  });
  return new Map([...accounts].filter(([, names]) => names.length > 1));
}
