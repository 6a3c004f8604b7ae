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
  /** All parameters. If left out, there are none. */
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  /** The required headers, names in any case. Others may also be sent. If left out, headers are ignored. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Compared as JSON, or as text if it is a string. If left out, the body is ignored. */
  readonly body?: unknown;
}

export interface RecordedResponse {
  /** HTTP status. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Sent as JSON, or unchanged if it is a string. If left out, the body is empty. */
  readonly body?: unknown;
}
