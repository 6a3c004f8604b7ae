import { createHmac, hash } from 'node:crypto';
import type { HttpRequest } from '@wabascope/provider-kit';

/** The settings that sign a request. */
export interface Credential {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string | undefined;
}

/** The headers that authenticate a request. */
export interface SignedHeaders {
  readonly headers: Readonly<Record<string, string>>;
  /** Part of the headers. */
  readonly signature: string;
}

const algorithm = 'ACS3-HMAC-SHA256';

/**
 * Headers of Alibaba Cloud's signature version 3 for a request that carries `x-acs-action` and `x-acs-version`.
 * Source: "V3 request structure and signature" in the Alibaba Cloud SDK documentation.
 */
export function sign(request: HttpRequest, nonce: string, credential: Credential): SignedHeaders {
  const payloadHash = hash('sha256', request.body);
  const added: Record<string, string> = {
    'x-acs-content-sha256': payloadHash,
    'x-acs-date': new Date(request.now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    ...(credential.securityToken === undefined ? {} : { 'x-acs-security-token': credential.securityToken }),
  };
  const signed = Object.entries({ ...request.headers, ...added, host: request.url.host })
    .filter(([name]) => name.startsWith('x-acs-') || name === 'host' || name === 'content-type')
    .sort(([a], [b]) => compare(a, b));
  const signedHeaders = signed.map(([name]) => name).join(';');
  const canonicalRequest = [
    request.method,
    '/',
    canonicalQuery(request.url.searchParams),
    signed.map(([name, value]) => `${name}:${value.trim()}\n`).join(''),
    signedHeaders,
    payloadHash,
  ].join('\n');
  const signature = createHmac('sha256', credential.accessKeySecret)
    .update(`${algorithm}\n${hash('sha256', canonicalRequest)}`)
    .digest('hex');
  const authorization = `${algorithm} Credential=${credential.accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`;
  return { headers: { ...added, authorization }, signature };
}

function canonicalQuery(query: URLSearchParams): string {
  if (query.size === 0) return '';
  return [...query]
    .sort(([a], [b]) => compare(a, b))
    .map((entry) => entry.map(percentEncode).join('='))
    .join('&');
}

/** RFC 3986; `encodeURIComponent` leaves five more characters unencoded. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
