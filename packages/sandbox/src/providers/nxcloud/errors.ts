import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

const messages = {
  '-1': 'Request failed',
  '1001': 'Common request headers are missing',
  '1002': 'bizType, action or body is not valid',
  '1003': 'Signature verification failed',
  '1004': 'The timestamp has expired',
  '1005': 'accessKey is wrong or has no permission',
  '9000': 'Parameter exception',
  '9001': 'System business error',
  '9002': 'Not a WhatsApp number',
  '9006': 'The number is not bound to the application',
  '9007': 'Non-integrator request',
  '9008': 'APPKEY does not exist',
  '9010': 'The customer of the authentication and of the APPKEY differ',
} as const;

/** An error code in the body, with HTTP 200. */
export function errorResponse(code: keyof typeof messages): FakeErrorResponse {
  return new FakeErrorResponse({ status: 200, body: errorBody(200, code), errorCode: code });
}

export function errorBody(_status: number, code = '9001'): JsonMap {
  const known = Object.entries(messages).find(([name]) => name === code);
  return { code: Number(code), message: known?.[1] ?? 'Request failed', data: null };
}
