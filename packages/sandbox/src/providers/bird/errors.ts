import { randomBytes } from 'node:crypto';
import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

const types: Readonly<Record<number, string>> = {
  400: 'bad_request_error',
  401: 'auth_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  409: 'conflict_error',
  412: 'precondition_error',
  413: 'payload_too_large_error',
  421: 'misdirected_error',
  422: 'validation_error',
  428: 'precondition_error',
  429: 'rate_limit_error',
  500: 'internal_error',
  501: 'not_implemented_error',
  503: 'service_unavailable_error',
};

/** Members of an error besides its message. */
export interface BirdErrorDetails {
  /** The query parameter that is not valid. */
  readonly param?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function errorResponse(
  status: number,
  message: string,
  { param, headers = {} }: BirdErrorDetails = {},
): FakeErrorResponse {
  const type = typeOf(status);
  const error = birdError(type, message, param);
  return new FakeErrorResponse({
    status,
    headers: { 'X-Request-Id': error.request_id, ...headers },
    body: { error },
    errorCode: type,
  });
}

/** @param type Default: the one of `status`. */
export function errorBody(status: number, type = typeOf(status)): JsonMap {
  return { error: birdError(type, 'The request could not be completed.') };
}

function typeOf(status: number): string {
  return types[status] ?? (status >= 400 && status < 500 ? 'bad_request_error' : 'internal_error');
}

/** The catalog of codes is not published; these are made up. */
function birdError(type: string, message: string, param?: string) {
  return {
    type,
    code: 'E09999',
    name: 'SandboxError',
    message,
    doc_url: 'https://bird.com/docs/errors',
    request_id: `req_${randomBytes(13).toString('hex')}`,
    param,
    details: param === undefined ? undefined : [{ param, message }],
    next: [],
  };
}
