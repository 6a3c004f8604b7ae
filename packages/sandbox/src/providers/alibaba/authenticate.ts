import type { IncomingRequest } from '../../exchange.js';
import { errorResponse, missing } from './errors.js';
import type { AlibabaCustomer, AlibabaFleet } from './model.js';
import { readV2 } from './signature-v2.js';
import { readV3 } from './signature-v3.js';
import type { SignedCall } from './signed-call.js';

/** The maximum offset of a timestamp in either direction, and how long a nonce is remembered. */
const windowMs = 15 * 60_000;

/** Identifies the caller. @throws {FakeErrorResponse} If the signature, the clock, the nonce or the token is wrong. */
export function authenticator(fleet: AlibabaFleet) {
  const customers = new Map(fleet.map((customer) => [customer.accessKeyId, customer]));
  const usedNonces = nonceBook();

  return (request: IncomingRequest): { readonly customer: AlibabaCustomer; readonly call: SignedCall } => {
    const call = readSignature(request);
    const customer = customers.get(call.accessKeyId);
    if (!customer) throw errorResponse('InvalidAccessKeyId.NotFound');
    if (customer.securityToken && !call.securityToken) throw errorResponse('MissingSecurityToken');
    if ((customer.securityToken ?? '') !== call.securityToken)
      throw errorResponse('InvalidSecurityToken.MismatchWithAccessKey');
    checkClock(call.timestamp, request.receivedAt);
    if (call.signature !== call.expected(customer.accessKeySecret)) {
      // The real gateway prints the string that it signed, which contains the query.
      throw errorResponse('SignatureDoesNotMatch', ` server string to sign is:${call.stringToSign}`);
    }
    if (!usedNonces.add(`${call.accessKeyId} ${call.nonce}`, request.receivedAt))
      throw errorResponse('SignatureNonceUsed');
    return { customer, call };
  };
}

function readSignature(request: IncomingRequest): SignedCall {
  if (request.headers.authorization !== undefined) return readV3(request);
  if (request.query.has('Signature')) return readV2(request);
  throw missing('AccessKeyId');
}

function checkClock(timestamp: string, now: number): void {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(timestamp)) throw errorResponse('InvalidTimeStamp.Format');
  if (Math.abs(Date.parse(timestamp) - now) > windowMs) throw errorResponse('InvalidTimeStamp.Expired');
}

function nonceBook() {
  const seenAt = new Map<string, number>();
  return {
    /** False if the nonce was used within the window. */
    add(nonce: string, now: number): boolean {
      for (const [old, time] of seenAt) {
        if (now - time <= windowMs) break;
        seenAt.delete(old);
      }
      if (seenAt.has(nonce)) return false;
      seenAt.set(nonce, now);
      return true;
    },
  };
}
