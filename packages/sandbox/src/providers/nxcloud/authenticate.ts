import { createHash } from 'node:crypto';
import type { IncomingRequest } from '../../exchange.js';
import { errorResponse } from './errors.js';
import type { NxcloudFleet } from './model.js';

const requiredHeaders = ['accesskey', 'ts', 'biztype', 'action', 'sign'];
const algorithms = ['md5', 'sha256'];
const windowMs = 60_000;

/** The access key that signed the request. `action` belongs to the called address. */
export function authenticate(fleet: NxcloudFleet, request: IncomingRequest, action: string): string {
  const { headers, body } = request;
  if (requiredHeaders.some((name) => !headers[name])) throw errorResponse('1001');
  const { accesskey = '', ts = '', biztype = '', sign = '', algorithm = 'md5' } = headers;
  const isJson = headers['content-type']?.startsWith('application/json');
  if (biztype !== '2' || headers.action !== action || !isJson || !algorithms.includes(algorithm))
    throw errorResponse('1002');
  const customer = fleet.find(({ accessKey }) => accessKey === accesskey);
  if (!customer) throw errorResponse('1005');
  if (!/^\d{13}$/.test(ts) || Math.abs(Number(ts) - request.receivedAt) > windowMs) throw errorResponse('1004');
  const signed =
    `accessKey=${accesskey}&action=${action}&bizType=${biztype}&ts=${ts}` +
    (body && `&body=${body}`) +
    `&accessSecret=${customer.accessSecret}`;
  if (sign !== createHash(algorithm).update(signed).digest('hex')) throw errorResponse('1003');
  return accesskey;
}
