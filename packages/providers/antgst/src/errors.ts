import { defineErrors } from '@wabascope/provider-kit';
import { errorResponse } from './wire.js';

const successCodes = ['0', '200', 'OK', 'SUCCESS'];

/**
 * An HTTP status of 400 or above, or an error in the body in place of rows. ANTGST documents no errors, so the only codes
 * with a meaning are those that look like an HTTP status.
 */
export const errors = defineErrors({
  read({ body, status }) {
    const { data: response } = errorResponse.safeParse(body);
    if (response === undefined) return undefined;
    const { data, error, code, msg, message } = response;
    const inner = errorResponse.safeParse(error).data;
    const failureCode = [code, inner?.code]
      .map((value) => textOf(typeof value === 'number' ? String(value) : value))
      .find((value) => value !== undefined && !successCodes.includes(value.toUpperCase()));
    const failed = status >= 400;
    const hasRows = Array.isArray(data) && data.length > 0;
    if (!failed && (hasRows || (failureCode === undefined && !error))) return undefined;
    const likeStatus = failed ? status : Number(failureCode);
    return {
      code: failureCode,
      message: [msg, message, inner?.message, error].find((text) => textOf(text) !== undefined),
      status: likeStatus >= 400 && likeStatus <= 599 ? likeStatus : undefined,
    };
  },
  table: [],
  credential: ['accessToken'],
});

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
