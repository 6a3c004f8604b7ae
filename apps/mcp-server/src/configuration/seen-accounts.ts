import type { AccountEntry } from './model.js';

/** What a list of patterns stands for. */
export interface SeenAccounts {
  readonly aliases: readonly string[];
  /** The patterns that stand for nothing: with a slip in it, a list must not quietly show less. */
  readonly unknown: readonly string[];
}

/** Reads lists of patterns: an alias stands for itself, `meta:*` for all accounts of a provider. */
export function seenAccounts(
  accounts: Readonly<Record<string, Pick<AccountEntry, 'provider'>>>,
): (patterns: readonly string[]) => SeenAccounts {
  const byPattern = new Map<string, string[]>();
  for (const [alias, { provider }] of Object.entries(accounts)) {
    const ofProvider = byPattern.get(`${provider}:*`) ?? [];
    ofProvider.push(alias);
    byPattern.set(`${provider}:*`, ofProvider);
  }
  for (const alias of Object.keys(accounts)) byPattern.set(alias, [alias]);
  return (patterns) => ({
    aliases: [...new Set(patterns.flatMap((pattern) => byPattern.get(pattern) ?? []))],
    unknown: patterns.filter((pattern) => !byPattern.has(pattern)),
  });
}
