import { ProviderError, type ProviderErrorCode } from '@wabascope/core';
import { type IncomingAnswer, upstreamMessage } from '@wabascope/provider-kit';
import { errorAnswer } from './wire.js';

type Meaning = readonly [code: ProviderErrorCode, message: string, settings?: readonly string[]];

/** ANTGST documents no errors, so what counts is the HTTP status, or a `code` that looks like one. */
const meanings: Readonly<Record<number, Meaning>> = {
  401: ['auth', 'ANTGST does not accept the access token; check that it is right and not expired.', ['accessToken']],
  403: ['permission', 'The access token may not read numbers and WABAs; get one that may.', ['accessToken']],
  404: ['not-found', 'ANTGST does not know this address; check baseUrl.', ['baseUrl']],
  429: ['rate-limit', 'ANTGST has received too many requests; try again later.'],
};
const broken: Meaning = ['unavailable', 'ANTGST has a problem; try again later.'];
const other: Meaning = ['rejected', 'ANTGST refuses the request; its code and message say why.'];

const codesOfSuccess = ['0', '200', 'OK', 'SUCCESS'];

/**
 * A failure by HTTP status, or one that stands in the body in place of rows.
 * @param token Taken out of the provider's words, which may repeat what they refuse.
 */
export function refusal({ body, status }: IncomingAnswer, token: string): ProviderError | undefined {
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
  const number = failed ? status : Number(failureCode);
  const [errorCode, explanation, settings] = meanings[number] ?? (number >= 500 && number <= 599 ? broken : other);
  return new ProviderError(errorCode, explanation, {
    ...(failureCode === undefined ? {} : { upstreamCode: failureCode }),
    ...(words === undefined ? {} : { upstreamMessage: words }),
    ...(settings === undefined ? {} : { settings }),
  });
}
