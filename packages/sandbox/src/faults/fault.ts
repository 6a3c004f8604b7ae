import type { ProviderId } from '../providers/index.js';

/** Which requests a fault strikes. Every member that is present must hold; with none, it strikes them all. */
export interface FaultFilter {
  readonly provider?: ProviderId;
  /** A call by the provider's own word, such as `QueryChatappBindWaba`, `getPhone` or `businessAccounts`. */
  readonly call?: string;
  /** The page that the request asks for, as written; `'1'` when it asks for none. */
  readonly page?: string;
  /** Lets this many of the otherwise matching requests pass first. 0 when absent. */
  readonly after?: number;
  /** Strikes this many requests, then no more. No end when absent. */
  readonly times?: number;
}

/** A fault in the connection. */
export type ConnectionFault =
  /** Closes the connection as soon as the request is read, without a byte of an answer. */
  | { readonly kind: 'hang-up' }
  /** Sends the head and half of the body, then a TCP reset. */
  | { readonly kind: 'reset' }
  /** Reads the request and never answers. */
  | { readonly kind: 'hang' }
  /** Sends nothing for `ms` milliseconds (default 5,000), then the whole answer. */
  | { readonly kind: 'slow-first-byte'; readonly ms?: number }
  /** Sends the head, then one byte of the body every `everyMs` milliseconds (default 1,000). */
  | { readonly kind: 'drip'; readonly everyMs?: number };

/** Another answer in place of the provider's own. */
export type ResponseFault =
  /** An HTTP status with the provider's own error body; `retryAfter` becomes the `Retry-After` header as written. */
  | { readonly kind: 'status'; readonly status: number; readonly code?: string; readonly retryAfter?: string }
  /** HTTP 200 with the provider's own error in the body; `code` in place of its most common one. */
  | { readonly kind: 'error-in-body'; readonly code?: string }
  /** A page of HTML, as a gateway in front of the provider sends it. `status` is 502 when absent. */
  | { readonly kind: 'html'; readonly status?: number }
  /** 302 to `location`, by default a host that does not exist. */
  | { readonly kind: 'redirect'; readonly location?: string; readonly status?: number }
  /** Valid JSON: arrays nested `depth` deep (default 100,000). */
  | { readonly kind: 'deep-json'; readonly depth?: number };

/** The provider's own answer, spoilt. */
export type ContentFault =
  /** Every page is the first page again. Only for providers that page. */
  | { readonly kind: 'repeat-page' }
  /** `of: 'fields'` (default): texts, numbers and booleans inside the payload change type. `of: 'payload'`: the payload itself is a text. */
  | { readonly kind: 'wrong-types'; readonly of?: 'fields' | 'payload' }
  /** Words of every vocabulary become `ZZ_NEW_WORD`. */
  | { readonly kind: 'unknown-words' }
  /** Each list gets its first row once more at its end. */
  | { readonly kind: 'duplicate-row' }
  /** Each list gets a row at its end that is a text. */
  | { readonly kind: 'odd-row' }
  /** Links to other pages lead to `origin`, by default a host that does not exist. Only for providers with links. */
  | { readonly kind: 'foreign-links'; readonly origin?: string };

/** The bytes of the answer, spoilt. */
export type BodyFault =
  /** Ends in the middle of the JSON; the head agrees with it, so that HTTP finds nothing wrong. */
  | { readonly kind: 'truncate' }
  /** White space of `bytes` (default 64 MiB) before the JSON, which stays valid. */
  | { readonly kind: 'oversize'; readonly bytes?: number }
  /** The true answer, compressed. */
  | { readonly kind: 'gzip' }
  /** A small body that inflates to `bytes` (default 1 GiB) of white space. */
  | { readonly kind: 'gzip-bomb'; readonly bytes?: number };

/** Nothing listens: connections are refused. For the whole provider, or for all of them without `provider`. */
export interface ErrorFault {
  readonly kind: 'refuse';
  readonly provider?: ProviderId;
}

/** A fault of one request. */
export type RequestFault = ConnectionFault | ResponseFault | ContentFault | BodyFault;

/** Faults add up: a `drip` of an `unknown-words` answer is two faults. Of two that exclude each other the last wins. */
export type Fault = ErrorFault | (RequestFault & FaultFilter);
