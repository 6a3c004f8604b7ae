import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

const messages: Readonly<Record<string, string>> = {
  '400': 'Parameter error',
  '401': 'Invalid access token',
  '403': 'No permission',
  '404': 'Not found',
  '429': 'Too many requests',
};

/** An HTTP status and `{code, msg}`, the members that the documentation of the send call names. */
export function errorResponse(status: 400 | 401 | 404, detail = ''): FakeErrorResponse {
  const code = String(status);
  return new FakeErrorResponse({ status, body: { code, msg: `${messages[code]}${detail}` }, errorCode: code });
}

export function errorBody(status: number, code = String(status === 200 ? 500 : status)): JsonMap {
  return { code, msg: messages[code] ?? 'System error' };
}
