import { createHmac, hash } from 'node:crypto';
import type { HttpRequest } from '@wabascope/provider-kit';
import type { Settings } from './settings.js';

const algorithm = 'AWS4-HMAC-SHA256';

/**
 * Headers of Signature Version 4 with the minimal set of signed headers, and the signature in them.
 * Source: "Create a signed AWS API request" in the IAM User Guide.
 */
export function sign({ method, url, body, now }: Omit<HttpRequest, 'headers'>, settings: Settings) {
  const sessionToken = settings.sessionToken?.reveal();
  const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = [time.slice(0, 8), settings.region, 'social-messaging', 'aws4_request'];
  const added = { 'x-amz-date': time, ...(sessionToken && { 'x-amz-security-token': sessionToken }) };
  const signed = Object.entries({ host: url.host, ...added });
  const names = signed.map(([name]) => name).join(';');
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const request = [method, url.pathname, canonicalQuery(url), lines, names, hash('sha256', body)].join('\n');
  const text = [algorithm, time, scope.join('/'), hash('sha256', request)].join('\n');
  const secret = `AWS4${settings.secretAccessKey.reveal()}`;
  const key = scope.reduce<string | Buffer>((last, part) => hmac(last, part).digest(), secret);
  const signature = hmac(key, text).digest('hex');
  const credential = [settings.accessKeyId, ...scope].join('/');
  const authorization = `${algorithm} Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`;
  return { headers: { ...added, authorization }, signature };
}

function hmac(key: string | Buffer, text: string) {
  return createHmac('sha256', key).update(text);
}

/** RFC 3986; `encodeURIComponent` leaves five more characters unencoded. */
function canonicalQuery({ searchParams }: URL): string {
  const pairs = [...searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort();
  return pairs.join('&').replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
