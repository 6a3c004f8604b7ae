import { isJournalError } from '@wabascope/changes';
import { isProviderError } from '@wabascope/core';
import { isConfigurationError } from '@wabascope/directory';

/** An error of a command as a message and an exit status. */
export function startProblem(error: unknown): { readonly message: string; readonly status: number } {
  if (isConfigurationError(error)) return { message: error.message, status: 2 };
  // A plugin takes too long to load, the variable of a proxy cannot be used, or Meta rejects the token of `discover`.
  if (isProviderError(error)) return { message: error.message, status: error.code === 'config' ? 2 : 1 };
  if (isJournalError(error)) return { message: `${error.message} ${reasonOf(error.cause)}`.trim(), status: 1 };
  return { message: `unexpected error. ${error instanceof Error ? error.stack : String(error)}`, status: 1 };
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : '';
}
