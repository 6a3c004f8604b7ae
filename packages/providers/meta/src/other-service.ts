import { isProviderError } from '@wabascope/core';
import type { Settings } from './settings.js';

/** Whether the settings are those of a service that passes calls on to Meta. */
export function isOtherService({ authHeader, authScheme, wabaHeader }: Settings): boolean {
  return (authHeader ?? authScheme ?? wabaHeader) !== undefined;
}

/** A service other than Meta may pass on calls about numbers only. An error of Meta has a code. */
export function isNotPassedOn(error: unknown): boolean {
  return (
    isProviderError(error) &&
    error.details.upstreamCode === undefined &&
    ['not-found', 'permission', 'rejected'].includes(error.code)
  );
}
