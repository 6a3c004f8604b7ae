import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

const messages: Readonly<Record<number, string>> = {
  400: 'App is not live.',
  401: 'Authentication Failed',
  403: 'Unauthorized Access',
  404: 'Not Found',
  429: 'Too Many Requests',
};

/** An error has a text and no code. */
export function errorResponse(status: 400 | 401 | 403 | 404 | 429, message = messages[status]): FakeErrorResponse {
  return new FakeErrorResponse({ status, body: { status: 'error', message }, errorCode: String(status) });
}

export function errorBody(status: number): JsonMap {
  return { status: 'error', message: messages[status] ?? 'Internal Server Error' };
}
