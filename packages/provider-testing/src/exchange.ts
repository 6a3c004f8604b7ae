/** One request and its response, recorded or documented, as JSON. */
export interface Exchange {
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
}

/** A value of `"*"`, at any depth, matches any value: a nonce, a date, a signature. */
export interface RecordedRequest {
  readonly method: string;
  /** What follows the base URL, without the query: `/waba-numbers`. */
  readonly path: string;
  /** All parameters. Left out: there are none. */
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  /** The required ones, in any case; others may be sent as well. Left out: headers are ignored. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Compared as JSON, a text unchanged. Left out: the body is ignored. */
  readonly body?: unknown;
}

export interface RecordedResponse {
  /** HTTP status. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Sent as JSON, a text unchanged. Left out: an empty body. */
  readonly body?: unknown;
}
