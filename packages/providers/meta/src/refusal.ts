import { ProviderError } from '@wabascope/core';
import { defined, errorFromStatus, type HttpResponse, upstreamMessage } from '@wabascope/provider-kit';
import { type Asker, meaningOf } from './error-meanings.js';
import { misplacedId } from './misplaced-id.js';
import { usageIn } from './usage.js';
import { errorAnswer } from './wire.js';

/**
 * An answer with `error` in it. Meta mostly says HTTP 400, for a wrong token as for too many calls, so the status counts
 * only for a code without a meaning of its own.
 * @param secrets Taken out of Meta's words, which repeat a malformed token.
 */
export function refusal(
  { body, status, headers }: HttpResponse,
  secrets: readonly string[],
  asker: Asker,
): ProviderError | undefined {
  const { data } = errorAnswer.safeParse(body);
  if (data === undefined) return undefined;
  const { error } = data;
  const hidden = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
  const meaning = misplacedId(error) ?? meaningOf(error, asker);
  const { percent, waitMs } = usageIn(headers);
  const isLimited = meaning?.code === 'rate-limit';
  const details = defined({
    upstreamCode: [error.code, error.error_subcode].filter((code) => code !== undefined).join('/') || undefined,
    upstreamMessage: upstreamMessage(hidden(error.message)),
    requestId: upstreamMessage(error.fbtrace_id),
    retryAfterMs: isLimited ? waitMs : undefined,
    settings: meaning?.settings,
  });
  if (meaning === undefined) return errorFromStatus('Meta', status, details);
  const counted = isLimited && percent !== undefined ? ` It counts ${percent} % of what is allowed.` : '';
  return new ProviderError(meaning.code, meaning.message + counted, details);
}

/** The client edge of a business answers with this error when there is nothing to list. */
export function isNothingLinked({ details }: ProviderError): boolean {
  return details.upstreamCode === '200008';
}

/** Meta asks for fewer rows in one answer. */
export function isTooMuch({ code, details }: ProviderError): boolean {
  return code === 'rejected' && /^1(\/|$)/.test(details.upstreamCode ?? '');
}
