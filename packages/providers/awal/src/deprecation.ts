import { cleanText, type Warning } from '@wabascope/core';

/** A warning when the headers announce the end of the API version; see "API Versioning" in the API reference. */
export function deprecationOf(headers: Headers): Warning[] {
  if (headers.get('x-api-deprecated')?.trim().toLowerCase() !== 'true') return [];
  const message = 'Awal Chat is retiring version v1 of its API; look for a newer @wabascope/provider-awal.';
  const sunset = headers.get('x-api-sunset-date');
  if (sunset === null) return [{ type: 'other', message }];
  return [{ type: 'other', message, field: 'X-API-Sunset-Date', raw: cleanText(sunset, 80) }];
}
