import { ProviderError, type ProviderErrorDetails, retryAfterMs } from '@wabascope/core';
import { errorInResponse } from './error-responses.js';
import type { HttpCall, HttpClientOptions, HttpResponse } from './http-types.js';
import { lossesOf, readFitting } from './read-fitting.js';
import { errorFromStatus } from './status-error.js';

/**
 * The body of a response, validated.
 * @throws {ProviderError} The error that the response reports, else the one for its HTTP status, else `bad-response`; with
 * the status, the wait that the provider requests, and for `clock-skew` the offset of the local clock.
 */
export function readResponse<Body>(
  response: HttpResponse,
  { schema, warnings, readHeaders }: HttpCall<Body>,
  { context, errors }: HttpClientOptions,
): Body {
  const { provider } = context;
  const { body, status } = response;
  const reported = errors === undefined ? undefined : errorInResponse(response, errors, context);
  if (reported !== undefined) throw withFacts(reported, response, context.now());
  if (status < 200 || status > 299) {
    throw withFacts(errorFromStatus(provider, status, {}, errors?.credential), response, context.now());
  }
  if (body === undefined) {
    const message = `${provider} returned a response that is not JSON; check baseUrl.`;
    throw new ProviderError('bad-response', message, { status });
  }
  const fitting = readFitting(body, schema);
  if (fitting.fits && (fitting.lost.length === 0 || warnings !== undefined)) {
    warnings?.push(...lossesOf(fitting.lost));
    readHeaders?.(response.headers);
    return fitting.data;
  }
  const message = `${provider} returned a response in an unknown form (${shapeOf(body)}).`;
  const paths = fitting.fits ? fitting.lost : fitting.paths;
  throw new ProviderError('bad-response', message, { ...keysOf(body), status, paths });
}

function withFacts(error: ProviderError, { status, headers, clockOffsetMs }: HttpResponse, now: number): ProviderError {
  const waitMs = error.details.retryAfterMs ?? retryAfterMs({ status, headers }, now);
  return new ProviderError(error.code, error.message, {
    ...error.details,
    status,
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    ...(error.code === 'clock-skew' && clockOffsetMs !== undefined ? { clockOffsetMs } : {}),
  });
}

/** The kind of a body, for a message. */
function shapeOf(body: unknown): string {
  if (Array.isArray(body)) return 'an array';
  if (body === null) return 'null';
  return typeof body === 'object' ? 'an object' : `a ${typeof body}`;
}

/** The top-level keys of a body that look like names of fields, as the provider's words. */
function keysOf(body: unknown): Pick<ProviderErrorDetails, 'upstreamMessage'> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
  const names = Object.keys(body).filter((key) => /^[a-z_][\w.-]{0,39}$/i.test(key));
  return { upstreamMessage: `keys: ${names.slice(0, 12).join(', ') || 'none'}` };
}
