import { isProviderError, ProviderError, type Warning } from '@wabascope/core';
import { unreadable } from './each-of.js';
import { isMisplaced } from './misplaced-id.js';
import type { WabaReference } from './reach.js';
import { refusedFields } from './refused-fields.js';

/**
 * What an error of one WABA means, by where its ID comes from: an ID of the settings is what the settings say, one of the
 * token may be of another kind, and one that the caller names may be that of another account.
 */
export function failureOf({ id, from }: WabaReference, error: unknown): unknown {
  if (!isProviderError(error) || from === undefined) return error;
  if (from === 'token') {
    if (!isMisplaced(error)) return error;
    const message = `The access token names the ID ${id}, which is not that of a WABA; set wabaId or businessId.`;
    return new ProviderError('config', message, { ...error.details, settings: ['wabaId', 'businessId'] });
  }
  const isUnreadable = error.code === 'permission' && refusedFields(error, []) !== undefined;
  return isUnreadable || saysUnknown(error) ? unknownWaba(error) : error;
}

/** Whether Meta has no WABA of the ID in the request: nothing that the token may see, or something of another kind. */
export function saysUnknown(error: ProviderError): boolean {
  return error.code === 'not-found' || isMisplaced(error);
}

/** @param error Where Meta said so. */
export function unknownWaba(error?: ProviderError): ProviderError {
  const message =
    'The account has no WABA with this ID that the token may read; check the ID, wabaId, businessId, and what the token was granted.';
  return new ProviderError('not-found', message, { ...error?.details, settings: ['wabaId', 'businessId'] });
}

/** For a WABA among others. */
export function warningOf({ id, from }: WabaReference, failure: ProviderError): Warning {
  if (from !== 'token' || !isMisplaced(failure)) return unreadable(`WABA ${id}`, failure);
  const message = `The access token names the ID ${id}, which is not that of a WABA; it was skipped.`;
  return { type: 'skipped-item', message };
}
