import { ProviderError, type ProviderErrorCode } from '@wabascope/core';
import { defined, errorFromStatus, type HttpResponse, upstreamMessage } from '@wabascope/provider-kit';
import { envelope } from './wire.js';

interface Meaning {
  readonly code: ProviderErrorCode;
  readonly message: string;
  readonly settings?: readonly string[];
}

/** The code of a 404, which the page of the list documents as "no connected numbers". */
export const nothingThere = 'resource_not_found';

/** Codes of the page "Error Handling". Its 429 has a sentence in their place: that one is told by its status. */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>(
  Object.entries({
    authentication_failed: {
      code: 'auth',
      message:
        'Awal Chat refuses the signature; check clientId, hmacSecret and domain, then try the other signingPath.',
      settings: ['clientId', 'hmacSecret', 'domain', 'signingPath'],
    },
    missing_headers: {
      code: 'auth',
      message: 'Awal Chat misses headers that were sent; see whether a proxy at baseUrl drops them.',
      settings: ['baseUrl'],
    },
    validation_failed: {
      code: 'rejected',
      message: 'Awal Chat does not accept the request; its message says why.',
    },
    [nothingThere]: {
      code: 'not-found',
      message: 'Awal Chat has nothing at this address; check baseUrl and domain.',
      settings: ['baseUrl', 'domain'],
    },
  }),
);

const skewed: Meaning = {
  code: 'clock-skew',
  message:
    'Awal Chat refuses the signature, and the local clock differs from its clock by more than 60 seconds; correct the clock, then check hmacSecret.',
  settings: ['hmacSecret'],
};

/** Awal Chat documents no tolerance. A clock that is less off than this is not the cause. */
const toleranceMs = 60_000;

/**
 * Errors by their code, then by their HTTP status, also on HTTP 200. A wrong clock has no code of its own: the signature
 * covers the time.
 */
export function refusal({ body, status, clockOffsetMs = 0 }: HttpResponse): ProviderError | undefined {
  const { data } = envelope.safeParse(body);
  if (data === undefined || (status < 400 && data.status !== false && !data.error)) return undefined;
  const upstreamCode = data.error ?? (status === 404 ? nothingThere : undefined);
  const known = meanings.get(upstreamCode ?? '');
  const isSkewed = upstreamCode === 'authentication_failed' && Math.abs(clockOffsetMs) > toleranceMs;
  const meaning = isSkewed ? skewed : known;
  const details = defined({
    upstreamCode: upstreamCode?.slice(0, 80),
    upstreamMessage: upstreamMessage(data.message),
    requestId: upstreamMessage(data.request_id),
    settings: meaning?.settings,
  });
  return meaning === undefined
    ? errorFromStatus('Awal Chat', status, details)
    : new ProviderError(meaning.code, meaning.message, details);
}
