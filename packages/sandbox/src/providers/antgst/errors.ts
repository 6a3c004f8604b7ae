import { ErrorResponse } from '../../exchange.js';
import type { JsonObject } from '../../json.js';

const messages: Readonly<Record<string, string>> = {
  '400': 'Parameter error',
  '401': 'Invalid access token',
  '403': 'No permission',
  '404': 'Not found',
  '429': 'Too many requests',
};

/** An HTTP status and `{code, msg}`, the members that the documentation of the send call names. */
export function errorResponse(status: 400 | 401 | 404, detail = ''): ErrorResponse {
  const code = String(status);
  return new ErrorResponse({ status, body: { code, msg: `${messages[code]}${detail}` }, errorCode: code });
}

export function errorBody(status: number, code = String(status === 200 ? 500 : status)): JsonObject {
  return { code, msg: messages[code] ?? 'System error' };
}
