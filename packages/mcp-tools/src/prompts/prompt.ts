import { ArgumentError, type Directory } from '@wabascope/directory';
import { unknownArgument } from '../argument-problems.js';
import { accountsLike, providersLike } from '../known-words.js';

/** A prompt, independent of an SDK. All arguments are optional strings. */
export interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: Readonly<Record<string, PromptArgument>>;
  /**
   * The user's message to the model.
   * @throws {ArgumentError} For an unknown argument, account or provider.
   */
  readonly text: (directory: Directory, args: Readonly<Record<string, string | undefined>>) => string;
}

export interface PromptArgument {
  readonly description: string;
  /** Completions of the typed text. */
  readonly complete: (directory: Directory, typed: string) => string[];
}

/** The arguments of every prompt. */
export const scopeArguments = {
  account: { description: 'Only this account', complete: accountsLike },
  provider: { description: 'Only accounts of this provider', complete: providersLike },
};

/**
 * The filters of the arguments, as text for the model; empty without arguments.
 * @throws {ArgumentError}
 */
export function scopeOf(
  directory: Directory,
  { account, provider, ...others }: Readonly<Record<string, string | undefined>>,
): string {
  const [other] = Object.keys(others);
  if (other !== undefined) throw new ArgumentError(other, unknownArgument(other, Object.keys(scopeArguments)));
  const known = directory.accounts();
  return [
    ...filterBy(
      'account',
      account,
      known.map((entry) => entry.account),
    ),
    ...filterBy(
      'provider',
      provider,
      known.map((entry) => entry.provider),
    ),
  ].join(' and ');
}

function filterBy(argument: string, given: string | undefined, known: readonly string[]): string[] {
  const word = given?.trim();
  if (!word) return [];
  if (known.includes(word)) return [`${argument}s ["${word}"]`];
  const allowed = [...new Set(known)].slice(0, 50);
  throw new ArgumentError(argument, `${argument}: not configured. Known values: ${allowed.join(', ')}.`, allowed);
}
