import {
  cleanText,
  ProviderError,
  type ProviderErrorCode,
  type ProviderErrorDetails,
  retryAfterMs,
} from '@wabascope/core';
import type {
  AccountContext,
  ErrorEntry,
  ErrorResponses,
  HttpCall,
  HttpClientOptions,
  HttpResponse,
  UpstreamError,
} from './http-types.js';
import { lossesOf, readFitting } from './read-json.js';
import { defined } from './row-reader.js';
import { hideSecrets } from './secret.js';

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

/** Describes how a provider reports errors. */
export function defineErrors<Upstream extends UpstreamError>(errors: ErrorResponses<Upstream>): ErrorResponses {
  return {
    ...errors,
    // `table` only receives what `read` returns.
    table: errors.table as readonly ErrorEntry[],
  };
}

/** The error that a response reports; `undefined` if it reports none. A known code takes precedence over the HTTP status. */
function errorInResponse(
  response: HttpResponse,
  { read, table, credential }: ErrorResponses,
  { provider, secrets }: Pick<AccountContext, 'provider' | 'secrets'>,
): ProviderError | undefined {
  const upstream = response.body === undefined ? undefined : read(response);
  if (upstream === undefined) return undefined;
  const text = (value: unknown) =>
    typeof value === 'string' ? upstreamMessage(hideSecrets(value, secrets)) : undefined;
  const upstreamCode = codeOf(upstream);
  const details: ProviderErrorDetails = defined({
    upstreamCode: text(upstreamCode)?.slice(0, 80),
    upstreamMessage: text(upstream.message),
    requestId: text(upstream.requestId),
  });
  const entry = table.find(({ when }) => matches(when, upstream, upstreamCode, response));
  if (entry === undefined) return errorFromStatus(provider, upstream.status ?? response.status, details, credential);
  const { code, message, settings } = entry;
  const retryAfterMs = code === 'rate-limit' ? upstream.retryAfterMs : undefined;
  const sentence = typeof message === 'string' ? message : message(upstream);
  return new ProviderError(code, sentence, defined({ ...details, retryAfterMs, settings }));
}

function codeOf({ code }: UpstreamError): string | undefined {
  return code === undefined || code === null || code === '' ? undefined : String(code);
}

function matches(
  when: ErrorEntry['when'],
  error: UpstreamError,
  code: string | undefined,
  response: HttpResponse,
): boolean {
  if (typeof when === 'function') return when(error, response);
  if (typeof when === 'number') return code === undefined && (error.status ?? response.status) === when;
  if (code === undefined) return false;
  return typeof when === 'string' ? when === code : when.test(code);
}

/** The provider's message, cleaned and truncated for `details.upstreamMessage`. `undefined` without one. */
function upstreamMessage(text: unknown): string | undefined {
  return typeof text === 'string' && text.trim() !== '' ? cleanText(text, 1000) : undefined;
}

/**
 * The error for an HTTP status, if the body does not explain it. If `details` has an unknown code of the provider, the
 * status does not explain the error, and the message refers to the provider's code and words.
 * @param credential The settings to check on HTTP 401 and 403.
 */
function errorFromStatus(
  provider: string,
  status: number,
  details: ProviderErrorDetails = {},
  credential: readonly string[] = [],
): ProviderError {
  const [code, message] = meaningOf(status);
  const { upstreamCode = String(status), upstreamMessage: words } = details;
  const isExplained = status === 429 || upstreamCode === String(status);
  const reason = words === undefined ? 'its code says why' : 'its code and message say why';
  const sentence = isExplained && status >= 300 ? message : `rejected the request${inHttp(status)}; ${reason}.`;
  const settings = credential.length > 0 && (status === 401 || status === 403) ? { settings: credential } : {};
  return new ProviderError(code, `${provider} ${sentence}`, { ...details, ...settings, status });
}

function inHttp(status: number): string {
  return status >= 300 ? ` (HTTP ${status})` : '';
}

function meaningOf(status: number): [ProviderErrorCode, string] {
  if (status === 401)
    return ['auth', 'does not accept the credential (HTTP 401); check that it is correct and has not expired.'];
  if (status === 403) return ['permission', 'denies the credential access (HTTP 403); grant it the permission.'];
  if (status === 404) return ['not-found', 'did not find the requested resource (HTTP 404); check IDs and baseUrl.'];
  if (status === 408 || status === 504) return ['timeout', `timed out (HTTP ${status}); try again later.`];
  if (status === 429) return ['rate-limit', 'received too many requests (HTTP 429); try again later.'];
  if (status >= 500) return ['unavailable', `has a problem (HTTP ${status}); try again later.`];
  return ['rejected', `rejected the request (HTTP ${status}).`];
}
