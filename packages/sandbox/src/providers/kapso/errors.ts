import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

const errors: Readonly<Record<number, string>> = {
  400: 'Invalid parameters',
  401: 'Invalid or missing API key',
  403: 'Forbidden',
  404: 'Not found',
  429: 'Rate limit exceeded',
};

type Headers = Readonly<Record<string, string>>;

/** An error of Kapso: two texts without a code. */
export function errorResponse(
  status: 400 | 401 | 404 | 429,
  message: string,
  headers: Headers = {},
): FakeErrorResponse {
  return new FakeErrorResponse({ status, headers, body: { ...errorBody(status), message }, errorCode: String(status) });
}

/** An error of Meta, which the proxy passes on. `code` is the code, or code and subcode: `190/463`. */
export function metaErrorResponse(code: string, message: string, status = 400): FakeErrorResponse {
  return new FakeErrorResponse({ status, body: metaError(code, message), errorCode: code });
}

export function errorBody(status: number, code?: string): JsonMap {
  if (code !== undefined) return metaError(code, 'The request failed.');
  return { error: errors[status] ?? 'An unexpected error occurred' };
}

function metaError(code: string, message: string): JsonMap {
  const [number, subcode] = code.split('/').map(Number);
  return {
    error: { message, type: 'OAuthException', code: number, error_subcode: subcode, fbtrace_id: 'A-made-up-trace' },
  };
}
