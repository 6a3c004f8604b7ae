import type { AccountSummary } from '@wabascope/directory';
import { matchAccounts } from '../configuration/account-patterns.js';
import type { HttpSettings } from '../configuration/schema/http.js';
import { type Authentication, anybody } from './caller.js';
import { oauthAuthentication } from './oauth.js';
import { tokenAuthentication } from './static-tokens.js';

/** The authentication that is configured; none admits anybody. */
export function authenticationOf(
  auth: HttpSettings['auth'],
  accounts: readonly Pick<AccountSummary, 'account' | 'provider'>[],
  url: string | undefined,
): Authentication {
  if (auth === undefined) return anybody;
  const byAlias = Object.fromEntries(accounts.map(({ account, provider }) => [account, { provider }]));
  const match = matchAccounts(byAlias);
  const aliasesOf = (patterns: readonly string[]) => match(patterns).aliases;
  return 'tokens' in auth ? tokenAuthentication(auth, aliasesOf) : oauthAuthentication(auth, aliasesOf, url);
}
