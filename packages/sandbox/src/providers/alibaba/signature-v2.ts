import { createHmac } from 'node:crypto';
import type { ReceivedRequest } from '../../exchange.js';
import { missing, refuse } from './errors.js';
import { canonicalQuery, percentEncode } from './percent-encode.js';
import { parametersOf, type SignedCall } from './signed-call.js';

const required = [
  'AccessKeyId',
  'Action',
  'Version',
  'Timestamp',
  'SignatureNonce',
  'SignatureMethod',
  'SignatureVersion',
];

/** Reads a request with the older RPC signature: HMAC-SHA1, everything in the parameters. */
export function readV2(request: ReceivedRequest): SignedCall {
  const parameters = parametersOf(request);
  const parameter = (name: string) => parameters.get(name) ?? '';
  for (const name of required) if (!parameter(name)) throw missing(name);
  if (parameter('SignatureMethod') !== 'HMAC-SHA1' || parameter('SignatureVersion') !== '1.0') {
    throw refuse('IncompleteSignature');
  }
  // The gateway falls back to XML without it; the sandbox speaks JSON only and says so.
  if (parameter('Format').toLowerCase() !== 'json') throw refuse('InvalidParameter.Format');
  const stringToSign = stringToSignV2(request.method, parameters);
  return {
    accessKeyId: parameter('AccessKeyId'),
    securityToken: parameter('SecurityToken'),
    action: parameter('Action'),
    version: parameter('Version'),
    timestamp: parameter('Timestamp'),
    nonce: parameter('SignatureNonce'),
    parameters,
    stringToSign,
    signature: parameter('Signature'),
    expected: (secret) => signV2(stringToSign, secret),
  };
}

/** What the older signature covers: the method and all parameters but itself. */
export function stringToSignV2(method: string, parameters: Iterable<[string, string]>): string {
  const signed = [...parameters].filter(([name]) => name !== 'Signature');
  return [method, percentEncode('/'), percentEncode(canonicalQuery(signed))].join('&');
}

/** HMAC-SHA1 in Base64; the key is the secret and an ampersand. */
export function signV2(stringToSign: string, secret: string): string {
  return createHmac('sha1', `${secret}&`).update(stringToSign).digest('base64');
}
