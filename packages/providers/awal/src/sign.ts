import { createHmac } from 'node:crypto';
import type { HttpRequest } from '@wabascope/provider-kit';

/** What signs a request. */
export interface Credential {
  readonly clientId: string;
  readonly hmacSecret: string;
  readonly domain: string;
}

/** What proves who sends a request. */
export interface SignedHeaders {
  readonly headers: Readonly<Record<string, string>>;
  /** Part of the headers. */
  readonly signature: string;
}

/**
 * The headers that Awal Chat requires. The signature covers method, path, query, timestamp and body, with nothing
 * between them. Sources: "Required Headers" and "Generate HMAC Signature" in its API reference.
 * @param path The documents do not say whether it has the `/api/developer` of the base URL; their example does not.
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
