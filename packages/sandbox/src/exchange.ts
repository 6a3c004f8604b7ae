import type { JsonValue } from './json.js';

/** One HTTP request as it came off the wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** As sent, without `?`; empty when there is none. */
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds of the sandbox's clock when the request was complete. */
  readonly receivedAt: number;
}

/** What a provider says to one request. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; a `Text` goes out as it is. */
  readonly body: JsonValue | Text;
  /** The provider's own error code when it refuses; absent on success. */
  readonly refusal?: string;
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

/** Thrown by a provider to end a request with `answer`. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused: ${answer.refusal}`);
    this.answer = answer;
  }
}
