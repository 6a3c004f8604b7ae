import { ErrorResponse } from '../../exchange.js';
import type { JsonObject } from '../../json.js';

const messages: Readonly<Record<number, string>> = {
  400: 'App is not live.',
  401: 'Authentication Failed',
  403: 'Unauthorized Access',
  404: 'Not Found',
  429: 'Too Many Requests',
};

/** An error has a text and no code. */
export function errorResponse(status: 400 | 401 | 403 | 404 | 429, message = messages[status]): ErrorResponse {
  return new ErrorResponse({ status, body: { status: 'error', message }, errorCode: String(status) });
}

export function errorBody(status: number): JsonObject {
  return { status: 'error', message: messages[status] ?? 'Internal Server Error' };
}
