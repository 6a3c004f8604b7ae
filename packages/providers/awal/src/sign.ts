import { createHmac } from 'node:crypto';
import type { HttpRequest } from '@wabascope/provider-kit';

/** The settings that sign a request. */
export interface Credential {
  readonly clientId: string;
  readonly hmacSecret: string;
  readonly domain: string;
}

/** The headers that authenticate a request. */
export interface SignedHeaders {
  readonly headers: Readonly<Record<string, string>>;
  /** Part of the headers. */
  readonly signature: string;
}

/**
 * The headers that Awal Chat requires. The signature covers method, path, query, timestamp and body, without
 * separators. Sources: "Required Headers" and "Generate HMAC Signature" in its API reference.
 * @param path The documented example has no `/api/developer` of the base URL; the text does not mention it.
 */
export function sign(request: HttpRequest, path: string, credential: Credential): SignedHeaders {
  const timestamp = String(Math.floor(request.now / 1000));
  const signature = createHmac('sha256', credential.hmacSecret)
    .update(request.method + path + request.url.search + timestamp + request.body)
    .digest('hex');
  const headers = {
    'x-awal-signature-256': `sha256=${signature}`,
    'x-timestamp': timestamp,
    'x-domain': credential.domain,
    'x-client-id': credential.clientId,
  };
  return { headers, signature };
}
