import { Refused } from '../../exchange.js';
import type { JsonObject } from '../../json.js';

const messages: Readonly<Record<string, string>> = {
  '400': 'Parameter error',
  '401': 'Invalid access token',
  '403': 'No permission',
  '404': 'Not found',
  '429': 'Too many requests',
};

/** Ends the request with an HTTP status and `{code, msg}`, the members that the sibling send call documents. */
export function refuse(status: 400 | 401 | 404, detail = ''): Refused {
  const code = String(status);
  return new Refused({ status, body: { code, msg: `${messages[code]}${detail}` }, refusal: code });
}

export function failure(status: number, code = String(status === 200 ? 500 : status)): JsonObject {
  return { code, msg: messages[code] ?? 'System error' };
}
