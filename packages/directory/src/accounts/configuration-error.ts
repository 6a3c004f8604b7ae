const marker = Symbol.for('wabascope.ConfigurationError');

/** One thing that is wrong with the configured accounts. No value of a setting is ever in it. */
export interface ConfigurationProblem {
  readonly account: string;
  /** The setting, or `provider`. Absent when the fault is not in one field. */
  readonly field?: string;
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

/** The accounts cannot be opened; every fault at once. Tell it with {@link isConfigurationError}. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly faults: readonly ConfigurationProblem[];

  constructor(faults: readonly ConfigurationProblem[]) {
    super(['The accounts cannot be opened:', ...faults.map(lineOf)].join('\n'));
    this.faults = faults;
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
