import { isProviderError } from '@wabascope/core';

/**
 * The fields of a request that Meta rejects it for: fields that the version does not have (100), no longer has (12), or that
 * the token may not read (3, 10, 200 to 299). Empty when the error names none of them; `undefined` for another error.
 */
export function rejectedFields(error: unknown, fields: readonly string[]): string[] | undefined {
  if (!isProviderError(error)) return undefined;
  const { upstreamCode = '', upstreamMessage = '' } = error.details;
  const codes = error.code === 'rejected' ? /^(100|12)(\/|$)/ : /^(3|10|2\d\d)(\/|$)/;
  const isRejection =
    error.code === 'rejected' || (error.code === 'permission' && !/access blocked/i.test(upstreamMessage));
  if (!isRejection || !codes.test(upstreamCode)) return undefined;
  return fields.filter((field) => field !== 'id' && isNamed(field, upstreamMessage));
}

/** A field with an ordinary word as its name must be marked as a field. */
function isNamed(field: string, text: string): boolean {
  if (field.includes('_')) return new RegExp(`\\b${field}\\b`).test(text);
  return new RegExp(`["'\`(]${field}["'\`)]|\\b${field} field\\b|\\bfield ${field}\\b`).test(text);
}
