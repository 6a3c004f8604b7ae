import { createHmac } from 'node:crypto';
import { canonicalQuery, percentEncode } from './percent-encode.js';

/** What the older signature covers: the method, and all parameters except the signature. */
export function stringToSignV2(method: string, parameters: Iterable<[string, string]>): string {
  const signed = [...parameters].filter(([name]) => name !== 'Signature');
  return [method, percentEncode('/'), percentEncode(canonicalQuery(signed))].join('&');
}

/** HMAC-SHA1 in Base64; the key is the secret and an ampersand. */
export function signV2(stringToSign: string, secret: string): string {
  return createHmac('sha1', `${secret}&`).update(stringToSign).digest('base64');
}
