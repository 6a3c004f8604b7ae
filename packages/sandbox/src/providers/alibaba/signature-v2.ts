import type { IncomingRequest } from '../../exchange.js';
import { errorResponse, missing } from './errors.js';
import { signV2, stringToSignV2 } from './sign-v2.js';
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
export function readV2(request: IncomingRequest): SignedCall {
  const parameters = parametersOf(request);
  const parameter = (name: string) => parameters.get(name) ?? '';
  for (const name of required) if (!parameter(name)) throw missing(name);
  if (parameter('SignatureMethod') !== 'HMAC-SHA1' || parameter('SignatureVersion') !== '1.0') {
    throw errorResponse('IncompleteSignature');
  }
  // Without it the real gateway responds in XML; the sandbox has only JSON.
  if (parameter('Format').toLowerCase() !== 'json') throw errorResponse('InvalidParameter.Format');
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
