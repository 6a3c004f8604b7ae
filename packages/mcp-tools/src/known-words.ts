import type { Directory } from '@wabascope/directory';

/** The protocol's limit of completions. */
const maxCompletions = 100;

/** Account aliases that start with the typed text. */
export function accountsLike(directory: Directory, typed: string): string[] {
  return startingWith(
    directory.accounts().map(({ account }) => account),
    typed,
  );
}

/** IDs of configured providers that start with the typed text. */
export function providersLike(directory: Directory, typed: string): string[] {
  return startingWith([...new Set(directory.accounts().map(({ provider }) => provider))].sort(), typed);
}

function startingWith(words: readonly string[], typed: string): string[] {
  const start = typed.trim().toLowerCase();
  return words.filter((word) => word.toLowerCase().startsWith(start)).slice(0, maxCompletions);
}
