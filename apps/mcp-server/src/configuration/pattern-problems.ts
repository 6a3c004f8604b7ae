import { closestWord } from '@wabascope/core';
import { type AccountProviders, matchAccounts } from './account-patterns.js';
import type { Path, PathProblem } from './problem.js';

/** Aliases that a problem names, and problems that have a suggestion. */
const maxNamed = 50;

/** A list of patterns at a path of the file. */
export interface PatternList {
  readonly path: Path;
  readonly patterns?: readonly string[] | undefined;
}

/** The patterns that match no account. Pure. */
export function patternProblems(lists: readonly PatternList[], accounts: AccountProviders): PathProblem[] {
  const match = matchAccounts(accounts);
  const unmatched = lists.flatMap(({ path, patterns = [] }) =>
    match(patterns).unmatched.map((index) => ({ path: [...path, index], pattern: patterns[index] ?? '' })),
  );
  const known = `${accountsSentence(accounts)} "meta:*" matches all accounts of a provider.`;
  return unmatched.map(({ path, pattern }, count) => {
    const hint = count < maxNamed ? suggestion(pattern, accounts) : '';
    return { path, message: `No account or provider matches "${shown(pattern)}".`, remedy: `${hint}${known}` };
  });
}

/** The aliases that no account has. Pure. */
export function aliasProblems(path: Path, aliases: readonly string[], accounts: AccountProviders): PathProblem[] {
  const unknown = aliases.filter((alias) => !Object.hasOwn(accounts, alias));
  return unknown.map((alias, count) => {
    const hint = count < maxNamed ? suggestion(alias, accounts) : '';
    const remedy = `${hint}${accountsSentence(accounts)}`;
    return { path: [...path, alias], message: `There is no account "${shown(alias)}".`, remedy };
  });
}

function suggestion(word: string, accounts: AccountProviders): string {
  const near = closestWord(word, Object.keys(accounts).sort());
  return near === undefined ? '' : `Did you mean "${near}"? `;
}

function accountsSentence(accounts: AccountProviders): string {
  const aliases = Object.keys(accounts).sort();
  const others = aliases.length - maxNamed;
  const named = aliases.slice(0, maxNamed).join(', ');
  return `Accounts: ${others > 0 ? `${named} and ${others} more` : named}.`;
}

function shown(text: string): string {
  return text.slice(0, 80);
}
