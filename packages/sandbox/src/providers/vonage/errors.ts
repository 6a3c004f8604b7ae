import { randomUUID } from 'node:crypto';
import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

const titles: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  402: 'Low balance',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  422: 'Missing required parameter',
  429: 'Rate Limit Hit',
};

/** A problem report (RFC 7807). */
export function problem(status: number, detail: string, more: JsonMap = {}): FakeErrorResponse {
  const body = { ...errorBody(status), detail, ...more };
  const headers = { 'Content-Type': 'application/problem+json', ...requestId() };
  return new FakeErrorResponse({ status, headers, body, errorCode: String(status) });
}

/** A parameter that does not fit, with its name and the reason. */
export function invalid(name: string, reason: string): FakeErrorResponse {
  return problem(422, 'The request contains a parameter that is not valid.', {
    invalid_parameters: [{ name, reason }],
  });
}

export function errorBody(status: number, code = titles[status] ?? 'Internal Error'): JsonMap {
  return {
    type: 'https://developer.vonage.com/en/api-errors',
    title: code,
    detail: 'The request failed.',
    instance: randomUUID().replaceAll('-', ''),
  };
}

export function requestId(): Readonly<Record<string, string>> {
  return { 'X-Request-Id': randomUUID() };
}
