import { defineErrors } from '@wabascope/provider-kit';
import { envelope } from './wire.js';

/** The code of a 404, which the page of the list documents as "no connected numbers". */
export const nothingThere = 'resource_not_found';

/** Awal Chat documents no tolerance. A smaller clock difference is not the cause. */
const toleranceMs = 60_000;

/**
 * Codes of the page "Error Handling", also on HTTP 200. A 429 has a sentence in place of its code, so its status counts. A
 * wrong clock has no code: the signature covers the time.
 */
export const errors = defineErrors({
  read({ body, status }) {
    const { data } = envelope.safeParse(body);
    if (data === undefined || (status < 400 && data.status !== false && !data.error)) return undefined;
    const code = data.error ?? (status === 404 ? nothingThere : undefined);
    return { code, message: data.message, requestId: data.request_id };
  },
  table: [
    {
      when: ({ code }, { clockOffsetMs = 0 }) =>
        code === 'authentication_failed' && Math.abs(clockOffsetMs) > toleranceMs,
      code: 'clock-skew',
      message:
        'Awal Chat rejected the signature, and the local clock differs from its clock by more than 60 seconds; correct the clock, then check hmacSecret.',
      settings: ['hmacSecret'],
    },
    {
      when: 'authentication_failed',
      code: 'auth',
      message:
        'Awal Chat rejected the signature; check clientId, hmacSecret and domain, then try the other signingPath.',
      settings: ['clientId', 'hmacSecret', 'domain', 'signingPath'],
    },
    {
      when: 'missing_headers',
      code: 'auth',
      message: 'Awal Chat reports missing headers; check whether a proxy at baseUrl removes them.',
      settings: ['baseUrl'],
    },
    {
      when: 'validation_failed',
      code: 'rejected',
      message: 'Awal Chat does not accept the request; its message says why.',
    },
    {
      when: nothingThere,
      code: 'not-found',
      message: 'Awal Chat has nothing at this address; check baseUrl and domain.',
      settings: ['baseUrl', 'domain'],
    },
  ],
  credential: ['clientId', 'hmacSecret', 'domain'],
});
