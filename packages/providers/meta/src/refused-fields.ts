import { isProviderError } from '@wabascope/core';

/**
 * Which of the fields of a request Meta refuses it for: an error of a field that the version does not have (100), no
 * longer has (12), or that the token may not read (3, 10, 200 to 299). Empty when it names none of them; undefined when the
 * error is about something else.
 */
export function refusedFields(error: unknown, fields: readonly string[]): string[] | undefined {
  if (!isProviderError(error)) return undefined;
  const { upstreamCode = '', upstreamMessage = '' } = error.details;
  const codes = error.code === 'rejected' ? /^(100|12)(\/|$)/ : /^(3|10|2\d\d)(\/|$)/;
  const isRefusal =
    error.code === 'rejected' || (error.code === 'permission' && !/access blocked/i.test(upstreamMessage));
  if (!isRefusal || !codes.test(upstreamCode)) return undefined;
  return fields.filter((field) => field !== 'id' && isNamed(field, upstreamMessage));
}

/** A field whose name is also an ordinary word is named only where it is marked as a field. */
function isNamed(field: string, text: string): boolean {
  if (field.includes('_')) return new RegExp(`\\b${field}\\b`).test(text);
  return new RegExp(`["'\`(]${field}["'\`)]|\\b${field} field\\b|\\bfield ${field}\\b`).test(text);
}
