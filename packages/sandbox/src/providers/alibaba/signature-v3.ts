import { createHash, createHmac } from 'node:crypto';
import type { IncomingRequest } from '../../exchange.js';
import { errorResponse, missing } from './errors.js';
import { canonicalQuery } from './percent-encode.js';
import { parametersOf, type SignedCall } from './signed-call.js';

const algorithm = 'ACS3-HMAC-SHA256';
const credential = /^ACS3-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** Required headers, and the parameter that the gateway's error names. */
const required = {
  'x-acs-action': 'Action',
  'x-acs-version': 'Version',
  'x-acs-date': 'Timestamp',
  'x-acs-signature-nonce': 'SignatureNonce',
  'x-acs-content-sha256': 'ContentSha256',
};

/** Reads a request signed with `ACS3-HMAC-SHA256` (request structure and signature, version 3). */
export function readV3(request: IncomingRequest): SignedCall {
  const { headers } = request;
  const [, accessKeyId, list, signature] = credential.exec(headers.authorization ?? '') ?? [];
  if (accessKeyId === undefined || list === undefined || signature === undefined)
    throw errorResponse('IncompleteSignature');
  for (const [header, parameter] of Object.entries(required)) if (!headers[header]) throw missing(parameter);
  const signedHeaders = list.split(';');
  const mustBeSigned = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-acs-'))];
  if (mustBeSigned.some((name) => !signedHeaders.includes(name))) throw errorResponse('IncompleteSignature');
  if (headers['x-acs-content-sha256'] !== sha256(request.body)) throw errorResponse('SignatureDoesNotMatch');
  const stringToSign = `${algorithm}\n${sha256(canonicalRequest(request, signedHeaders))}`;
  return {
    accessKeyId,
    securityToken: headers['x-acs-security-token'] ?? '',
    action: headers['x-acs-action'] ?? '',
    version: headers['x-acs-version'] ?? '',
    timestamp: headers['x-acs-date'] ?? '',
    nonce: headers['x-acs-signature-nonce'] ?? '',
    parameters: parametersOf(request),
    stringToSign,
    signature,
    expected: (secret) => createHmac('sha256', secret).update(stringToSign).digest('hex'),
  };
}

function canonicalRequest(request: IncomingRequest, signedHeaders: readonly string[]): string {
  const names = [...signedHeaders].sort();
  return [
    request.method,
    request.path,
    canonicalQuery(request.query),
    ...names.map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
