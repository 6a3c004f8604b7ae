import type { ProviderContext, ProviderErrorCode, Warning } from '@wabascope/core';
import type * as z from 'zod';
import type { Secret } from './secret.js';

/** The context of one account: that of the host, and what messages and errors need. */
export interface AccountContext extends ProviderContext {
  /** The provider's name, for messages. */
  readonly provider: string;
  /** The values of the secret settings. The client replaces them in the provider's words. */
  readonly secrets: readonly Secret[];
}

/** A request before it is signed; `authorize` receives all of it. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** The call's headers, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty without a body. Sign exactly this text. */
  readonly body: string;
  /** Milliseconds since 1970 by the provider's clock, as far as it is known. */
  readonly now: number;
}

/** A response before it is validated. */
export interface HttpResponse {
  /** Parsed JSON; `undefined` if the body is not JSON. */
  readonly body: unknown;
  readonly status: number;
  readonly headers: Headers;
  /** Local clock minus the provider's, in milliseconds, by the `Date` header; absent without one. */
  readonly clockOffsetMs?: number;
}

/** What an error response contains, as the provider writes it. */
export interface UpstreamError {
  readonly code?: string | number | null | undefined;
  /** Text; anything else is ignored. */
  readonly message?: unknown;
  /** The provider's ID of the request. Text; anything else is ignored. */
  readonly requestId?: unknown;
  /** Milliseconds to wait after a `rate-limit` error, where the provider reports them outside the usual headers. */
  readonly retryAfterMs?: number | undefined;
  /** The HTTP status that the body reports where it differs from that of the response. */
  readonly status?: number | undefined;
}

/** One row of an error table: which errors it is about, and what they mean to the user. */
export interface ErrorEntry<Upstream extends UpstreamError = UpstreamError> {
  /** The provider's code, a pattern for it, the HTTP status of an error without a code, or a test. */
  readonly when: string | RegExp | number | ((error: Upstream, response: HttpResponse) => boolean);
  readonly code: ProviderErrorCode;
  /** One sentence: what is wrong and what to do. A function where it depends on the error. */
  readonly message: string | ((error: Upstream) => string);
  /** The settings to check. */
  readonly settings?: readonly string[];
}

/** How a provider reports errors. */
export interface ErrorResponses<Upstream extends UpstreamError = UpstreamError> {
  /** The error in a response, also in one with HTTP 200; `undefined` if it has none that the provider documents. */
  read(response: HttpResponse): Upstream | undefined;
  /** The first entry that matches counts. Without a match, the HTTP status decides. */
  readonly table: readonly ErrorEntry<Upstream>[];
  /** The settings that form the credential, for HTTP 401 and 403 without an entry. */
  readonly credential?: readonly string[];
}

export interface HttpClientOptions {
  readonly baseUrl: string;
  /** The settings that the base URL comes from, for messages; `baseUrl` when left out. */
  readonly addressSettings?: readonly string[];
  /** Milliseconds that one call may take, its retries included; waiting for the host's pacing does not count. */
  readonly timeoutMs: number;
  readonly context: AccountContext;
  /** Headers with the credential. Runs before every attempt, so that nonce and date are fresh. */
  readonly authorize: (request: HttpRequest) => Readonly<Record<string, string>>;
  /** How the provider reports errors; by HTTP status alone when left out. */
  readonly errors?: ErrorResponses;
  /** Bytes after decompression; 8 MiB when left out. */
  readonly maxBodyBytes?: number;
}

/** One call. It only reads, so the client may repeat it. */
export interface HttpCall<Body> {
  readonly method: 'GET' | 'POST';
  /** Appended to the base URL. Begins with `/`, and has no query, which belongs into `query`. Percent-encode what you put into it. */
  readonly path: string;
  /** Entries without a value are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as `application/x-www-form-urlencoded`; entries without a value are left out. Not together with `json`. */
  readonly form?: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The part of the body that is read. */
  readonly schema: z.ZodType<Body>;
  /**
   * Receives a warning for each member of the body that does not fit `schema`; the member is left out then, unless
   * `schema` requires it. Without this list the whole body must fit.
   */
  readonly warnings?: Warning[];
  /** Receives the headers of the response that is returned, for what an API reports there: a deprecation. */
  readonly readHeaders?: (headers: Headers) => void;
  /** The scope of the plugin's rate limits that the call counts for, beside the limits without a scope. */
  readonly scope?: string;
  readonly signal?: AbortSignal | undefined;
}

/** Makes calls to one account of a provider. */
export type HttpClient = <Body>(call: HttpCall<Body>) => Promise<Body>;
