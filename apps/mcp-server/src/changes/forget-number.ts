import { digitsOf, JournalError } from '@wabascope/changes';
import { type DirectorySource, openDirectory } from '../open-directory.js';
import { UsageError } from '../usage-error.js';

/** Digits of the shortest number. A shorter text is a mistake. */
const minDigits = 5;

/**
 * Removes one number from the changes and baselines that are kept, and so from notifications that wait. If a server
 * writes to the folder, that server does it. Nothing is fetched.
 * @param number In any format.
 * @returns A sentence about the result; undefined if nothing is configured.
 * @throws {UsageError} If the text is not a number, or nothing is kept.
 * @throws {JournalError} If the folder or the store cannot be used.
 * @throws What {@link openDirectory} throws.
 */
export async function forgetNumber(source: DirectorySource, number: string): Promise<string | undefined> {
  const digits = digitsOf(number);
  if (digits.length < minDigits) throw new UsageError('NUMBER must be a phone number with its country code.');
  const open = await openDirectory({ ...source, refreshes: false });
  if (open === undefined) return undefined;
  try {
    if (!open.journal.isDurable) {
      throw new UsageError('Changes are kept in memory only: configure "changes.folder" or "store" to keep them.');
    }
    const count = await open.journal.forget(digits).catch((error) => {
      throw new JournalError(error);
    });
    const changes = count === 1 ? '1 change' : `${count} changes`;
    return `Removed ${changes} of +${digits}. No change or baseline contains it any more.`;
  } finally {
    await open.close();
  }
}
