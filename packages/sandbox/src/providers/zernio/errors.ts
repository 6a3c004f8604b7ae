import { randomBytes } from 'node:crypto';
import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

const errors: Readonly<Record<number, readonly [type: string | undefined, code: string, message: string]>> = {
  400: ['invalid_request_error', 'invalid_request', 'The request is not valid.'],
  401: ['authentication_error', 'invalid_api_key', 'Invalid API key.'],
  // Its type is not documented.
  402: [undefined, 'payment_required', 'Payment required.'],
  403: ['permission_error', 'forbidden', 'The key may not access this.'],
  404: ['not_found', 'not_found', 'Not found.'],
  429: ['rate_limit_error', 'rate_limit_exceeded', 'Too many requests.'],
  500: ['api_error', 'internal_error', 'Something went wrong.'],
};

/** @param more Members of the body beside the usual ones. */
export function errorResponse(
  status: number,
  more: JsonMap = {},
  headers: Readonly<Record<string, string>> = {},
): FakeErrorResponse {
  const body = { ...errorBody(status), ...more };
  const requestId = `req_${randomBytes(8).toString('hex')}`;
  return new FakeErrorResponse({
    status,
    headers: { 'X-Request-Id': requestId, ...headers },
    body,
    errorCode: `${body.code}`,
  });
}

/** Meta's error, passed on. The HTTP status of such a response is not documented. */
export function platformError(code: number, error_subcode: number, message: string): FakeErrorResponse {
  const platformError = { code, error_subcode, message, type: 'GraphMethodException' };
  const type = { type: 'platform_error', code: 'platform_api_error', platform: 'meta' };
  return errorResponse(400, { error: message, ...type, platformError });
}

export function errorBody(status: number, code?: string): JsonMap {
  const known = errors[status] ?? (status >= 400 && status < 500 ? errors[400] : errors[500]);
  const [type, usualCode, error] = known ?? [];
  return { error, type, code: code ?? usualCode, docUrl: 'https://docs.zernio.com/errors' };
}
