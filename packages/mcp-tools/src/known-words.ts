import type { Directory } from '@wabascope/directory';

/** Suggestions in one answer, as the protocol limits them. */
const most = 100;

/** Account aliases that begin with what was typed. */
export function accountsLike(directory: Directory, typed: string): string[] {
  return startingWith(
    directory.accounts().map(({ account }) => account),
    typed,
  );
}

/** Ids of configured providers that begin with what was typed. */
export function providersLike(directory: Directory, typed: string): string[] {
  return startingWith([...new Set(directory.accounts().map(({ provider }) => provider))].sort(), typed);
}

function startingWith(words: readonly string[], typed: string): string[] {
  const start = typed.trim().toLowerCase();
  return words.filter((word) => word.toLowerCase().startsWith(start)).slice(0, most);
}
