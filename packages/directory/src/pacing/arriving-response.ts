import { Readable } from 'node:stream';

/** What arrives before the body of a response. */
interface ResponseHead {
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
}

const withoutBody = new Set([204, 205, 304]);

/**
 * A response as `fetch` returns it. It is an async iterable of its bytes, too, which is several times faster than `body`:
 * a stream of the Web is created only for code that needs one.
 */
export class ArrivingResponse implements Response, AsyncIterable<Uint8Array> {
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly headers: Headers;
  readonly type = 'basic';
  readonly redirected = false;
  readonly #head: ResponseHead;
  readonly #bytes: AsyncIterable<Uint8Array>;
  #whole: Response | undefined;
  #isIterated = false;

  constructor(head: ResponseHead, bytes: AsyncIterable<Uint8Array>) {
    this.#head = head;
    this.url = head.url;
    this.status = head.status;
    this.statusText = head.statusText;
    this.ok = head.status >= 200 && head.status <= 299;
    this.headers = head.headers;
    this.#bytes = bytes;
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    if (this.bodyUsed) throw new TypeError('The body has already been read.');
    this.#isIterated = true;
    return this.#bytes[Symbol.asyncIterator]();
  }

  /** The same response, made by the runtime. */
  get #standard(): Response {
    if (this.#isIterated) throw new TypeError('The body has already been read.');
    const { headers, status } = this.#head;
    this.#whole ??= new Response(withoutBody.has(status) ? null : streamOf(this.#bytes), { headers });
    return this.#whole;
  }

  get body() {
    return this.#standard.body;
  }
  get bodyUsed() {
    return this.#isIterated || (this.#whole?.bodyUsed ?? false);
  }
  async arrayBuffer() {
    return this.#standard.arrayBuffer();
  }
  async blob() {
    return this.#standard.blob();
  }
  async bytes(): Promise<Uint8Array> {
    return new Uint8Array(await this.#standard.arrayBuffer());
  }
  async formData(): ReturnType<Response['formData']> {
    return this.#standard.formData();
  }
  async json(): Promise<unknown> {
    return this.#standard.json();
  }
  async text() {
    return this.#standard.text();
  }
  clone(): ArrivingResponse {
    const { body } = this.#standard.clone();
    return new ArrivingResponse(this.#head, body ?? Readable.from([]));
  }
}

function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      type: 'bytes',
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done !== true) return controller.enqueue(new Uint8Array(value));
        controller.close();
        controller.byobRequest?.respond(0);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
