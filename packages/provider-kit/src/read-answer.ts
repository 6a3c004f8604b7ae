import { ProviderError, type ProviderErrorDetails, retryAfterMs } from '@wabascope/core';
import { errorFromStatus } from './failures.js';
import type { HttpCall, HttpClientOptions, HttpResponse } from './http-types.js';
import { lossesOf, readFitting } from './read-fitting.js';

/**
 * What the answer says, validated.
 * @throws {ProviderError} What the provider refuses with, else what the HTTP status stands for, else `bad-response`;
 * with the status, how long the provider asks to wait, and for `clock-skew` how far the local clock is off.
 */
export function readAnswer<Body>(
  answer: HttpResponse,
  { schema, warnings, readHeaders }: HttpCall<Body>,
  { provider, context, refusal }: HttpClientOptions,
): Body {
  const refused = answer.body === undefined ? undefined : refusal?.(answer);
  if (refused !== undefined) throw withFacts(refused, answer, context.now());
  if (answer.status < 200 || answer.status > 299) {
    throw withFacts(errorFromStatus(provider, answer.status), answer, context.now());
  }
  if (answer.body === undefined) {
    const message = `${provider} answers with something that cannot be read as JSON; check baseUrl.`;
    throw new ProviderError('bad-response', message, { status: answer.status });
  }
  const fitting = readFitting(answer.body, schema);
  if (fitting.fits && (fitting.lost.length === 0 || warnings !== undefined)) {
    warnings?.push(...lossesOf(fitting.lost));
    readHeaders?.(answer.headers);
    return fitting.data;
  }
  const message = `${provider} answers in a form that is not known (${shapeOf(answer.body)}).`;
  const paths = fitting.fits ? fitting.lost : fitting.paths;
  throw new ProviderError('bad-response', message, { ...keysOf(answer.body), status: answer.status, paths });
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

/** What an answer is, for a message. */
function shapeOf(body: unknown): string {
  if (Array.isArray(body)) return 'an array';
  if (body === null) return 'null';
  return typeof body === 'object' ? 'an object' : `a ${typeof body}`;
}

/** The keys at the top level of an answer that look like names of fields, as the provider's words. */
function keysOf(body: unknown): Pick<ProviderErrorDetails, 'upstreamMessage'> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
  const names = Object.keys(body).filter((key) => /^[a-z_][\w.-]{0,39}$/i.test(key));
  return { upstreamMessage: `keys: ${names.slice(0, 12).join(', ') || 'none'}` };
}
