import type { Directory } from '@wabascope/directory';
import type { CallResult } from '../call-result.js';
import { accountsLike } from '../known-words.js';
import type { CallContext } from '../tool.js';
import { getWaba } from '../tools/get-waba.js';
import { listNumbers } from '../tools/list-numbers.js';

/** A resource of each account, independent of an SDK. Its content is compact JSON. */
export interface AccountResource {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** RFC 6570, with the variable `account`. */
  readonly uriTemplate: string;
  readonly uri: (account: string) => string;
  readonly complete: (directory: Directory, typed: string) => string[];
  /** The result of the corresponding tool, with `isError` if the account cannot be fetched. */
  readonly read: (directory: Directory, account: string, context?: CallContext) => Promise<CallResult>;
}

/** One page of an account's numbers, in full and problems first, and its WABAs. */
export const accountResources: readonly AccountResource[] = [
  accountResource('numbers', 'its numbers in full, problems first', (directory, account, context) =>
    listNumbers.call(directory, { accounts: [account], detail: 'full', limit: 100 }, context),
  ),
  accountResource('wabas', 'its WhatsApp Business Accounts', (directory, account, context) =>
    getWaba.call(directory, { account, limit: 100 }, context),
  ),
];

function accountResource(kind: string, what: string, read: AccountResource['read']): AccountResource {
  return {
    name: `account-${kind}`,
    title: `${kind === 'wabas' ? 'WABAs' : 'Numbers'} of an account`,
    description: `One configured account: ${what}.`,
    uriTemplate: `wabascope://accounts/{account}/${kind}`,
    uri: (account) => `wabascope://accounts/${encodeURIComponent(account)}/${kind}`,
    complete: accountsLike,
    read,
  };
}
