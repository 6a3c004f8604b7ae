import type { Json } from './json.js';

/** One HTTP request, read completely. */
export interface IncomingRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** As sent, without `?`; empty if there is no query. */
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds of the sandbox's clock when the request was complete. */
  readonly receivedAt: number;
}

/** The response of a fake server, before faults. */
export interface FakeResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or a `Text`, which is sent as is. */
  readonly body: Json | Text;
  /** The provider's own error code. Absent on success. */
  readonly errorCode?: string;
}

/** A body that is not JSON. */
export class Text {
  readonly content: string;
  readonly type: string;

  constructor(content: string, type: string) {
    this.content = content;
    this.type = type;
  }
}

/** A fake server throws this error to end a request with `response`. */
export class FakeErrorResponse extends Error {
  readonly response: FakeResponse;

  constructor(response: FakeResponse) {
    super(`error response: ${response.errorCode}`);
    this.response = response;
  }
}
