/** One request and its answer, recorded or documented, as JSON. */
export interface Exchange {
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
}

/** A value of `"*"`, at any depth, stands for whatever is sent there: a nonce, a date, a signature. */
export interface RecordedRequest {
  readonly method: string;
  /** What follows the base URL, without the query: `/waba-numbers`. */
  readonly path: string;
  /** All parameters. Left out: there are none. */
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  /** Those that matter, in any case; others may be sent as well. Left out: none is looked at. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Compared as JSON, a text as it is. Left out: not looked at. */
  readonly body?: unknown;
}

export interface RecordedResponse {
  /** HTTP status. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Sent as JSON, a text as it is. Left out: an empty body. */
  readonly body?: unknown;
}
