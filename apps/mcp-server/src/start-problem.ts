import { isProviderError } from '@wabascope/core';
import { isConfigurationError } from '@wabascope/directory';

/** An error of a command as a message and an exit status. */
export function startProblem(error: unknown): { readonly message: string; readonly status: number } {
  if (isConfigurationError(error)) return { message: error.message, status: 2 };
  // Nothing is fetched yet: a plugin takes too long to load, or the variable of a proxy cannot be used.
  if (isProviderError(error) && error.code === 'timeout') return { message: error.message, status: 1 };
  if (isProviderError(error) && error.code === 'config') return { message: error.message, status: 2 };
  return { message: `unexpected error. ${error instanceof Error ? error.stack : String(error)}`, status: 1 };
}
