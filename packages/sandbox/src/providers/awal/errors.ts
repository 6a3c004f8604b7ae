import { randomUUID } from 'node:crypto';
import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

/** The documented error body. `error` is the code. */
export function errorResponse(
  status: number,
  error: string,
  message: string,
  more: { readonly details?: JsonMap; readonly headers?: Readonly<Record<string, string>> } = {},
): FakeErrorResponse {
  const body = { error, message, details: more.details, request_id: requestId() };
  return new FakeErrorResponse({ status, headers: more.headers ?? {}, body, errorCode: error });
}

/** With HTTP 200, a success envelope whose `status` is false. */
export function errorBody(status: number, code = codeFor(status)): JsonMap {
  const body = { error: code, message: 'The request could not be processed.', request_id: requestId() };
  return status === 200 ? { status: false, ...body } : body;
}

function codeFor(status: number): string {
  if (status === 401) return 'authentication_failed';
  if (status === 404) return 'resource_not_found';
  // Documented as a sentence, although every other error has a code.
  if (status === 429) return 'Rate limit exceeded';
  return status >= 500 ? 'internal_error' : 'validation_failed';
}

function requestId(): string {
  return `req_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
}
