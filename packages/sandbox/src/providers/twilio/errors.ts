import { randomBytes } from 'node:crypto';
import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

const messages: Readonly<Record<string, string>> = {
  '20001': 'Invalid parameter',
  '20003': 'Authenticate',
  '20004': 'Method not allowed',
  '20005': 'Account not active',
  '20404': 'The requested resource was not found',
  '20429': 'Too Many Requests',
  '70051': 'Authorization Failed',
};

const codes: Readonly<Record<number, string>> = { 400: '20001', 401: '20003', 403: '70051' };

export function errorResponse(status: number, code: string, message = messages[code]): FakeErrorResponse {
  const body = { ...errorBody(status, code), message };
  return new FakeErrorResponse({ status, headers: requestId(), body, errorCode: code });
}

/** Codes of other statuses consist of 20 and the status. */
export function errorBody(status: number, code = codes[status] ?? `20${status === 200 ? 500 : status}`): JsonMap {
  const message = messages[code] ?? 'Internal Server Error';
  return { code: Number(code), message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

/** Twilio's support needs this ID. */
export function requestId(): { 'T-Request-Id': string } {
  return { 'T-Request-Id': `RQ${randomBytes(16).toString('hex')}` };
}
