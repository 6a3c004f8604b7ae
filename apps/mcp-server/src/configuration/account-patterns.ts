import type { AccountEntry } from './schema/accounts.js';

/** The accounts that a list of patterns matches. */
export interface MatchedAccounts {
  readonly aliases: readonly string[];
  /** Indexes of the patterns that match no account. A misspelled pattern must not quietly show less. */
  readonly unmatched: readonly number[];
}

/** The provider of each account, by alias. */
export type AccountProviders = Readonly<Record<string, Pick<AccountEntry, 'provider'>>>;

/** Matches lists of patterns: an alias, or `meta:*` for all accounts of a provider. */
export function matchAccounts(accounts: AccountProviders): (patterns: readonly string[]) => MatchedAccounts {
  const byPattern = new Map<string, string[]>();
  for (const [alias, { provider }] of Object.entries(accounts)) {
    const ofProvider = byPattern.get(`${provider}:*`) ?? [];
    ofProvider.push(alias);
    byPattern.set(`${provider}:*`, ofProvider);
  }
  for (const alias of Object.keys(accounts)) byPattern.set(alias, [alias]);
  return (patterns) => ({
    aliases: [...new Set(patterns.flatMap((pattern) => byPattern.get(pattern) ?? []))],
    unmatched: patterns.flatMap((pattern, index) => (byPattern.has(pattern) ? [] : [index])),
  });
}
