import type { ProviderId } from '../providers/index.js';

/** Selects the requests that a fault applies to. Every given member must match. Without members, it applies to all. */
export interface FaultFilter {
  readonly provider?: ProviderId;
  /** A call in the provider's words, such as `QueryChatappBindWaba`, `getPhone` or `businessAccounts`. */
  readonly call?: string;
  /** The requested page, as written; `'1'` if the request names none. */
  readonly page?: string;
  /** Skips this many matching requests first. Default: 0. */
  readonly after?: number;
  /** The maximum number of requests that it applies to. Default: unlimited. */
  readonly times?: number;
}

/** A fault in the connection. */
export type ConnectionFault =
  /** Reads the request, then closes the connection without a response. */
  | { readonly kind: 'hang-up' }
  /** Sends the head and half of the body, then a TCP reset. */
  | { readonly kind: 'reset' }
  /** Reads the request and never responds. */
  | { readonly kind: 'hang' }
  /** Sends nothing for `ms` milliseconds (default 5,000), then the whole response. */
  | { readonly kind: 'slow-first-byte'; readonly ms?: number }
  /** Sends the head, then one byte of the body every `everyMs` milliseconds (default 1,000). */
  | { readonly kind: 'drip'; readonly everyMs?: number };

/** Replaces the provider's response. */
export type ResponseFault =
  /** An HTTP status with the provider's own error body; `retryAfter` becomes the `Retry-After` header as written. */
  | { readonly kind: 'status'; readonly status: number; readonly code?: string; readonly retryAfter?: string }
  /** HTTP 200 with the provider's own error in the body. `code` replaces its most common code. */
  | { readonly kind: 'error-in-body'; readonly code?: string }
  /** An HTML page, as a gateway sends it. `status` is 502 by default. */
  | { readonly kind: 'html'; readonly status?: number }
  /** 302 to `location`, by default a host that does not exist. */
  | { readonly kind: 'redirect'; readonly location?: string; readonly status?: number }
  /** Valid JSON: arrays nested `depth` deep (default 100,000). */
  | { readonly kind: 'deep-json'; readonly depth?: number };

/** Changes the content of the provider's response. */
export type ContentFault =
  /** Every page is the first page again. Only for providers that page. */
  | { readonly kind: 'repeat-page' }
  /** `of: 'fields'` (default): strings, numbers and booleans inside the payload change type. `of: 'payload'`: the payload is a string. */
  | { readonly kind: 'wrong-types'; readonly of?: 'fields' | 'payload' }
  /** The words of every vocabulary become `ZZ_NEW_WORD`. */
  | { readonly kind: 'unknown-words' }
  /** Each list gets a copy of its first row at its end. */
  | { readonly kind: 'duplicate-row' }
  /** Each list gets a string as its last row. */
  | { readonly kind: 'odd-row' }
  /** Links to other pages lead to `origin`, by default a host that does not exist. Only for providers with links. */
  | { readonly kind: 'foreign-links'; readonly origin?: string };

/** Changes the bytes of the response. */
export type BodyFault =
  /** The body ends in the middle of the JSON, with a matching Content-Length. */
  | { readonly kind: 'truncate' }
  /** White space of `bytes` (default 64 MiB) before the JSON, which stays valid. */
  | { readonly kind: 'oversize'; readonly bytes?: number }
  /** The original body, compressed. */
  | { readonly kind: 'gzip' }
  /** A small body that inflates to `bytes` (default 1 GiB) of white space. */
  | { readonly kind: 'gzip-bomb'; readonly bytes?: number };

/** Nothing listens: connections are refused. For one provider, or for all without `provider`. */
export interface RefuseFault {
  readonly kind: 'refuse';
  readonly provider?: ProviderId;
}

/** A fault of one request. */
export type RequestFault = ConnectionFault | ResponseFault | ContentFault | BodyFault;

/** Faults combine: `drip` and `unknown-words` may apply to the same response. Of two exclusive faults, the last one wins. */
export type Fault = RefuseFault | (RequestFault & FaultFilter);
