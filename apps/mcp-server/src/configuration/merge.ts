import type { Fault } from './fault.js';
import type { Configuration } from './model.js';

/** What one place says, and what is wrong with it. */
export interface Written {
  readonly configuration: Configuration;
  readonly faults: readonly Fault[];
}

/**
 * What holds, of what the file and the environment say: a file decides alone, so that a variable which is set for another
 * program adds no account to it. Undefined when nothing is said anywhere. Pure.
 */
export function mergeConfigurations(file: Written | undefined, environment: Written | undefined): Written | undefined {
  if (file !== undefined) return file;
  const hasAccounts = Object.keys(environment?.configuration.accounts ?? {}).length > 0;
  return hasAccounts ? environment : undefined;
}
