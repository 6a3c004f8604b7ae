const marker = Symbol.for('wabascope.ConfigurationError');

/** One problem in the configured accounts. Never contains the value of a setting. */
export interface ConfigurationProblem {
  readonly account: string;
  /** The setting, or `provider`. Absent when the problem is not in one field. */
  readonly field?: string;
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

/** The accounts cannot be opened. Lists all problems. Test for it with {@link isConfigurationError}. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[]) {
    super(['The accounts cannot be opened:', ...problems.map(lineOf)].join('\n'));
    this.problems = problems;
    Object.defineProperty(this, marker, { value: true });
  }
}

/** True for a {@link ConfigurationError} of any copy of this package. */
export function isConfigurationError(value: unknown): value is ConfigurationError {
  return typeof value === 'object' && value !== null && marker in value;
}

function lineOf({ account, field, message, remedy }: ConfigurationProblem): string {
  return `- ${account}${field === undefined ? '' : `.${field}`}: ${message} ${remedy}`;
}
