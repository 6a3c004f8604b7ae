import { ProviderError, type ProviderErrorDetails } from '@wabascope/core';
import { defined } from './defined.js';
import type { AccountContext, ErrorEntry, ErrorResponses, HttpResponse, UpstreamError } from './http-types.js';
import { hideSecrets } from './secret.js';
import { errorFromStatus, upstreamMessage } from './status-error.js';

/** Describes how a provider reports errors. */
export function defineErrors<Upstream extends UpstreamError>(errors: ErrorResponses<Upstream>): ErrorResponses {
  return {
    ...errors,
    // `table` only receives what `read` returns.
    table: errors.table as readonly ErrorEntry[],
  };
}

/** The error that a response reports; `undefined` if it reports none. A known code takes precedence over the HTTP status. */
export function errorInResponse(
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
  if (code === undefined) return false;
  return typeof when === 'string' ? when === code : when.test(code);
}
