import { ProviderError } from '@wabascope/core';
import { errorFromStatus, type HttpResponse, upstreamMessage } from '@wabascope/provider-kit';
import { errorAnswer } from './wire.js';

const codesOfSuccess = ['0', '200', 'OK', 'SUCCESS'];

/**
 * A failure by HTTP status, or one that stands in the body in place of rows. ANTGST documents no errors, so a code
 * counts when it looks like an HTTP status.
 * @param token Taken out of the provider's words, which may repeat what they refuse.
 */
export function refusal({ body, status }: HttpResponse, token: string): ProviderError | undefined {
  const parsed = errorAnswer.safeParse(body);
  if (!parsed.success) return undefined;
  const { data, error, code, msg, message } = parsed.data;
  const inner = errorAnswer.safeParse(error).data;
  const said = (text: unknown) =>
    upstreamMessage(typeof text === 'string' ? text.replaceAll(token, '[secret]') : undefined);
  const failureCode = [code, inner?.code]
    .map((value) => said(typeof value === 'number' ? String(value) : value))
    .find((value) => value !== undefined && !codesOfSuccess.includes(value.toUpperCase()));
  const words = [msg, message, inner?.message, error].map(said).find((text) => text !== undefined);

  const failed = status >= 400;
  const hasRows = Array.isArray(data) && data.length > 0;
  if (!failed && (hasRows || (failureCode === undefined && !error))) return undefined;
  const details = {
    ...(failureCode === undefined ? {} : { upstreamCode: failureCode }),
    ...(words === undefined ? {} : { upstreamMessage: words }),
  };
  const likeStatus = failed ? status : Number(failureCode);
  if (likeStatus === 401 || likeStatus === 403) {
    return errorFromStatus('ANTGST', likeStatus, { ...details, settings: ['accessToken'] });
  }
  if (likeStatus >= 400 && likeStatus <= 599) return errorFromStatus('ANTGST', likeStatus, details);
  return new ProviderError('rejected', 'ANTGST refuses the request; its code and message say why.', details);
}
