import { cleanText } from '@wabascope/core';

const marker = Symbol.for('wabascope.ConfigurationError');

/** One problem of a configuration. Never contains the value of a setting. */
export interface ConfigurationProblem {
  /** The alias. Absent when the problem is not in an account. */
  readonly account?: string;
  /** The setting of the account, `provider`, or a key of the file with its parents: `http.auth.tokens[0].sha256`. */
  readonly field?: string;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence or more: what to do. */
  readonly remedy: string;
  /** Absent when a program passed the accounts. */
  readonly source?: ProblemSource;
}

/** Where a problem is. */
export interface ProblemSource {
  /** The path of the file, or `environment`. */
  readonly name: string;
  /** From 1. Absent when the problem has no place in the file. */
  readonly line?: number;
  /** From 1, in UTF-16 code units. */
  readonly column?: number;
}

/** Problems in the message. A higher number has one common cause. */
const maxPrinted = 100;

/** The configuration cannot be used. Lists all problems. Test for it with {@link isConfigurationError}. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[]) {
    const others = problems.length - maxPrinted;
    const lines = problems.slice(0, maxPrinted).map(lineOf);
    if (others > 0) lines.push(`There ${others === 1 ? 'is 1 more problem' : `are ${others} more problems`}.`);
    super(['Invalid configuration.', ...lines].join('\n'));
    this.problems = problems;
    Object.defineProperty(this, marker, { value: true });
  }
}

/** True for a {@link ConfigurationError} of any copy of this package. */
export function isConfigurationError(value: unknown): value is ConfigurationError {
  return typeof value === 'object' && value !== null && marker in value;
}

function lineOf({ source, account, field, message, remedy }: ConfigurationProblem): string {
  const position = [source?.name, source?.line, source?.column].filter((part) => part !== undefined).join(':');
  const place = [account && `account ${account}`, field].filter(Boolean).join(', ');
  return cleanText([position, place, `${message} ${remedy}`].filter((part) => part !== '').join(': '), 2_000);
}
