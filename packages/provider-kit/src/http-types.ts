import type { ProviderContext, ProviderError, Warning } from '@wabascope/core';
import type * as z from 'zod';

/** A request before it is signed; `authorize` sees all of it. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** The call's own headers, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when there is none. Sign exactly this text. */
  readonly body: string;
  /** Milliseconds since 1970 by the provider's clock, as far as it is known. */
  readonly now: number;
}

/** An answer before it is validated; `refusal` sees it. */
export interface HttpResponse {
  /** Parsed JSON; undefined when it is none, and then `refusal` is not asked. */
  readonly body: unknown;
  readonly status: number;
  readonly headers: Headers;
  /** Local clock minus the provider's, in milliseconds, by the `Date` header; absent without one. */
  readonly clockOffsetMs?: number;
}

export interface HttpClientOptions {
  /** The provider's name, for messages. */
  readonly provider: string;
  readonly baseUrl: string;
  /** The settings that the base URL comes from, for messages; `baseUrl` when left out. */
  readonly addressSettings?: readonly string[];
  /** Milliseconds that one call may take, its retries included; waiting for the host's pacing does not count. */
  readonly timeoutMs: number;
  readonly context: ProviderContext;
  /** Headers that prove who asks. Runs again on every attempt, so that nonce and date are fresh. */
  readonly authorize: (request: HttpRequest) => Readonly<Record<string, string>>;
  /** The error that the answer stands for, also on HTTP 200; undefined when it is none that the provider documents. */
  readonly refusal?: (answer: HttpResponse) => ProviderError | undefined;
  /** Bytes after decompression; 8 MiB when left out. */
  readonly maxBodyBytes?: number;
}

export interface HttpCall<Body> {
  readonly method: 'GET' | 'POST';
  /** Appended to the base URL; begins with `/`. Percent-encode what you put into it. */
  readonly path: string;
  /** Entries without a value are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the call only reads and so may be repeated. True for GET; a provider whose reads are POST says so. */
  readonly reads?: boolean;
  /** What we read of the body. */
  readonly schema: z.ZodType<Body>;
  /**
   * Where a member of the body that `schema` does not accept is warned about; it is left out then, unless `schema`
   * requires it. Without this list the whole body must fit.
   */
  readonly warnings?: Warning[];
  /** Sees the headers of the answer that is returned, for what an API says beside its body: a deprecation. */
  readonly readHeaders?: (headers: Headers) => void;
  /** The scope of the plugin's rate limits that the call counts for, beside the limits without a scope. */
  readonly scope?: string;
  readonly signal?: AbortSignal | undefined;
}

/** Makes calls to one account of a provider. */
export type HttpClient = <Body>(call: HttpCall<Body>) => Promise<Body>;
