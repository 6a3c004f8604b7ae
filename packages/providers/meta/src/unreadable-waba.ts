import { isProviderError, ProviderError, type Warning } from '@wabascope/core';
import { unreadable } from '@wabascope/provider-kit';
import type { WabaReference } from './accessible-wabas.js';
import { isMisplaced } from './misplaced-id.js';
import { rejectedFields } from './rejected-fields.js';

/**
 * The error for one WABA, by the source of its ID: an ID from the settings is a WABA ID, one from the token may be of another
 * kind, and one from the caller may belong to another account.
 */
export function errorOf({ id, from }: WabaReference, error: unknown): unknown {
  if (!isProviderError(error) || from === undefined) return error;
  if (from === 'token') {
    if (!isMisplaced(error)) return error;
    const message = `The access token has a grant for the ID ${id}, which is not a WABA ID; set wabaId or businessId.`;
    return new ProviderError('config', message, { ...error.details, settings: ['wabaId', 'businessId'] });
  }
  const isUnreadable = error.code === 'permission' && rejectedFields(error, []) !== undefined;
  return isUnreadable || isUnknownWaba(error) ? unknownWaba(error) : error;
}

/** Whether Meta has no WABA with the ID of the request: nothing that the token may read, or another kind of object. */
export function isUnknownWaba(error: ProviderError): boolean {
  return error.code === 'not-found' || isMisplaced(error);
}

/** @param error The error of Meta, if there is one. */
export function unknownWaba(error?: ProviderError): ProviderError {
  const message =
    'The account has no WABA with this ID that the token may read; check the ID, wabaId, businessId, and the grants of the token.';
  return new ProviderError('not-found', message, { ...error?.details, settings: ['wabaId', 'businessId'] });
}

/** For a WABA among others. */
export function warningOf({ id, from }: WabaReference, failure: ProviderError): Warning {
  if (from !== 'token' || !isMisplaced(failure)) return unreadable(`WABA ${id}`, failure);
  const message = `The access token has a grant for the ID ${id}, which is not a WABA ID; it was skipped.`;
  return { type: 'skipped-item', message };
}
