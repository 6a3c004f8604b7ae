import type { AccountEntry } from './model.js';

/**
 * The aliases that a list of patterns stands for: an alias stands for itself, `meta:*` for all accounts of a provider.
 * @returns Also the patterns that stand for nothing: with a slip in it, a list must not quietly show less.
 */
export function seenAccounts(
  patterns: readonly string[],
  accounts: Readonly<Record<string, Pick<AccountEntry, 'provider'>>>,
): { aliases: readonly string[]; unknown: readonly string[] } {
  const found = patterns.map((pattern) => {
    const provider = /^(.+):\*$/.exec(pattern)?.[1];
    return Object.keys(accounts).filter((alias) => alias === pattern || accounts[alias]?.provider === provider);
  });
  return {
    aliases: [...new Set(found.flat())],
    unknown: patterns.filter((_, index) => found[index]?.length === 0),
  };
}
