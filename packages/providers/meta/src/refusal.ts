import { ProviderError } from '@wabascope/core';
import { defined, failureOfStatus, type IncomingAnswer, upstreamMessage } from '@wabascope/provider-kit';
import { meaningOf } from './error-meanings.js';
import { usageIn } from './usage.js';
import { errorAnswer } from './wire.js';

/**
 * An answer with `error` in it. Meta mostly says HTTP 400, for a wrong token as for too many calls, so only a code that
 * is not known is judged by the status.
 * @param secrets Taken out of Meta's words, which repeat a malformed token.
 */
export function refusal(
  { body, status, headers }: IncomingAnswer,
  secrets: readonly string[],
): ProviderError | undefined {
  const { data } = errorAnswer.safeParse(body);
  if (data === undefined) return undefined;
  const { error } = data;
  const hidden = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
  const meaning = meaningOf(error);
  const { percent, waitMs } = usageIn(headers);
  const isLimited = meaning?.code === 'rate-limit';
  const details = defined({
    upstreamCode: [error.code, error.error_subcode].filter((code) => code !== undefined).join('/') || undefined,
    upstreamMessage: upstreamMessage(hidden(error.message)),
    requestId: upstreamMessage(error.fbtrace_id),
    retryAfterMs: isLimited ? waitMs : undefined,
    settings: meaning?.settings,
  });
  if (meaning === undefined) return failureOfStatus('Meta', status, details);
  const counted = isLimited && percent !== undefined ? ` It counts ${percent} % of what is allowed.` : '';
  return new ProviderError(meaning.code, meaning.message + counted, details);
}

/** Whether the request failed because of a field that the version, or this token, does not have. */
export function isUnknownField({ code, details }: ProviderError): boolean {
  return code === 'rejected' && /^100(\/|$)/.test(details.upstreamCode ?? '');
}

/** The client edge of a business answers with this error when there is nothing to list. */
export function isNothingLinked({ details }: ProviderError): boolean {
  return details.upstreamCode === '200008';
}
