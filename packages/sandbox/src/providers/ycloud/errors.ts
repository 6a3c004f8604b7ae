import { randomUUID } from 'node:crypto';
import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

/** The codes of YCloud's page "Handle errors" that these calls can return, with their HTTP status. */
const statuses: Readonly<Record<string, number>> = {
  PARAM_INVALID: 400,
  PARAM_MISSING: 400,
  PARAM_INVALID_LENGTH: 400,
  PARAM_NOT_MATCH: 400,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  ACCOUNT_LIMITED: 403,
  ACCOUNT_UNAVAILABLE: 403,
  WHATSAPP_PHONE_NUMBER_UNAVAILABLE: 403,
  BALANCE_INSUFFICIENT: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  CONTENT_TOO_LARGE: 413,
  TOO_MANY_REQUESTS: 429,
  ACCOUNT_RATE_LIMITED: 429,
  SENDER_RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
};
/** Where several codes have one status. */
const usual = ['BAD_REQUEST', 'UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND', 'TOO_MANY_REQUESTS', 'SERVICE_UNAVAILABLE'];

export function errorResponse(
  code: string,
  message: string,
  { target, headers = {} }: { readonly target?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): FakeErrorResponse {
  const status = statuses[code] ?? 400;
  const requestId = randomUUID();
  const body = envelope(status, code, message, requestId, target);
  return new FakeErrorResponse({
    status,
    headers: { ...headers, 'YCloud-Request-ID': requestId },
    body,
    errorCode: code,
  });
}

export function errorBody(status: number, code = codeOf(status)): JsonMap {
  return envelope(status === 200 ? (statuses[code] ?? 500) : status, code, 'The request failed.', randomUUID());
}

function envelope(status: number, code: string, message: string, requestId: string, target?: string): JsonMap {
  return { error: { status, code, message, target, docUrl: 'https://docs.ycloud.com/reference/errors', requestId } };
}

function codeOf(status: number): string {
  return (
    usual.find((code) => statuses[code] === status) ??
    (status < 500 && status >= 400 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR')
  );
}
