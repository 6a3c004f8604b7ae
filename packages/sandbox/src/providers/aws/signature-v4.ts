import { createHash, createHmac } from 'node:crypto';
import type { IncomingRequest } from '../../exchange.js';
import { gatewayError } from './errors.js';

const algorithm = 'AWS4-HMAC-SHA256';
const service = 'social-messaging';
const pattern = /^AWS4-HMAC-SHA256 Credential=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/;

/** A request signed with Signature Version 4, read but not verified. */
export interface SignedRequest {
  readonly accessKeyId: string;
  readonly region: string;
  /** `x-amz-date` as a date, as sent. */
  readonly time: string;
  readonly signature: string;
  /** What the server signed. The real gateway prints it when the signature is wrong. */
  readonly canonicalRequest: string;
  /** The signature that this key leads to. */
  expected(secretAccessKey: string): string;
}

/** @throws {FakeErrorResponse} If a part is missing, or the scope is for another service or another day. */
export function readSignature(request: IncomingRequest): SignedRequest {
  const { authorization, 'x-amz-date': time = '', 'x-amz-content-sha256': claimed } = request.headers;
  if (authorization === undefined) throw gatewayError('MissingAuthenticationTokenException');
  const [, credential = '', list = '', signature] = pattern.exec(authorization) ?? [];
  const [accessKeyId = '', date = '', region = '', scopeService, terminator, ...rest] = credential.split('/');
  if (signature === undefined || terminator !== 'aws4_request' || rest.length > 0 || !/^\d{8}T\d{6}Z$/.test(time)) {
    throw gatewayError('IncompleteSignatureException');
  }
  const names = list.split(';');
  const unsigned = ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))];
  if (unsigned.some((name) => !names.includes(name))) {
    throw gatewayError('IncompleteSignatureException', "'Host' and every 'X-Amz' header must be a signed header.");
  }
  if (names.join() !== [...names].sort().join()) throw gatewayError('IncompleteSignatureException');
  if (date !== time.slice(0, 8))
    throw invalid('Date in Credential scope does not match YYYYMMDD from ISO-8601 version.');
  if (scopeService !== service) throw invalid(`Credential should be scoped to correct service: '${service}'.`);
  if (claimed !== undefined && claimed !== sha256(request.body)) throw invalid('The hash of the body does not match.');
  const canonicalRequest = canonical(request, names);
  const scope = [date, region, service, 'aws4_request'];
  const text = [algorithm, time, scope.join('/'), sha256(canonicalRequest)].join('\n');
  return {
    accessKeyId,
    region,
    time,
    signature,
    canonicalRequest,
    expected(secretAccessKey) {
      let key: string | Buffer = `AWS4${secretAccessKey}`;
      for (const part of scope) key = createHmac('sha256', key).update(part).digest();
      return createHmac('sha256', key).update(text).digest('hex');
    },
  };
}

export function invalid(message: string) {
  return gatewayError('InvalidSignatureException', message);
}

function canonical({ method, path, query, headers, body }: IncomingRequest, names: readonly string[]): string {
  const pairs = [...query].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`);
  return [method, path, pairs.join('&'), lines.join(''), names.join(';'), sha256(body)].join('\n');
}

/** Every byte except letters, digits, `-`, `_`, `.` and `~`. */
function encoded(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => String.fromCharCode(byte))
    .map((char) => (/[\w.~-]/.test(char) ? char : `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`))
    .join('');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
