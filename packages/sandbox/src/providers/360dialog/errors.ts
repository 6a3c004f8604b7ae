import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

const sentences: Readonly<Record<number, string>> = {
  400: 'Wrong payload',
  401: 'Invalid api key',
  403: 'Permission denied for partner',
  404: 'Not found',
  429: 'Too many requests',
  500: 'Internal server error',
  502: 'Upstream not available',
};

/** 360dialog has no error codes. The HTTP status and a sentence describe the error. */
export function errorResponse(
  status: number,
  message = sentences[status] ?? 'Error',
  headers: Readonly<Record<string, string>> = {},
): FakeErrorResponse {
  return new FakeErrorResponse({ status, headers, body: envelope(status, message), errorCode: String(status) });
}

/** An error that is passed on from Meta. */
export function graphError(code: number, message: string): FakeErrorResponse {
  const body = { error: { message, type: 'OAuthException', code, fbtrace_id: 'Asandbox360dialog' } };
  return new FakeErrorResponse({ status: 400, body, errorCode: String(code) });
}

export function errorBody(status: number, code?: string): JsonMap {
  const reported = status === 200 ? 500 : status;
  return envelope(reported, code ?? sentences[reported] ?? 'Error');
}

function envelope(http_code: number, developer_message: string): JsonMap {
  return { meta: { success: false, http_code, developer_message } };
}
