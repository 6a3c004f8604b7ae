import { createHash } from 'node:crypto';
import type { HttpRequest } from '@wabascope/provider-kit';

/** The settings that sign a request. */
export interface Credential {
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly algorithm: 'md5' | 'sha256';
}

/** The headers that authenticate a request. */
export type SignedHeaders = Readonly<Record<'accesskey' | 'ts' | 'sign', string>> & { readonly algorithm?: string };

/**
 * NXCloud's headers for a request that carries `action` and `biztype`. The signature is a plain hash (no HMAC, nothing
 * is URL-encoded) over four headers, the exact body where there is one, and the secret.
 * Source: "API Interface Invocation Convention" in the NXCloud documentation.
 */
export function sign(
  { headers, body, now }: Pick<HttpRequest, 'headers' | 'body' | 'now'>,
  { accessKey, accessSecret, algorithm }: Credential,
): SignedHeaders {
  const ts = String(now);
  const signed = [
    `accessKey=${accessKey}`,
    `action=${headers.action}`,
    `bizType=${headers.biztype}`,
    `ts=${ts}`,
    ...(body === '' ? [] : [`body=${body}`]),
    `accessSecret=${accessSecret}`,
  ].join('&');
  return {
    accesskey: accessKey,
    ts,
    sign: createHash(algorithm).update(signed).digest('hex'),
    // md5 is the default; only the Chinese page documents the header.
    ...(algorithm === 'md5' ? {} : { algorithm }),
  };
}
