import { Refused } from '../../exchange.js';
import type { JsonObject } from '../../json.js';

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

/** Ends the request with an in-body code, on HTTP 200. */
export function refuse(code: keyof typeof messages): Refused {
  return new Refused({ status: 200, body: failure(200, code), refusal: code });
}

export function failure(_status: number, code = '9001'): JsonObject {
  const known = Object.entries(messages).find(([name]) => name === code);
  return { code: Number(code), message: known?.[1] ?? 'Request failed', data: null };
}
