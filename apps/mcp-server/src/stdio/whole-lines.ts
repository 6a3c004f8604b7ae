import { Transform, type TransformCallback } from 'node:stream';

const lineFeed = 0x0a;

/** Emits complete lines. Drops a line that is too long, and reports it as soon as the limit is exceeded. */
export class WholeLines extends Transform {
  readonly #maxBytes: number;
  readonly #tooLong: () => void;
  #parts: Buffer[] = [];
  #length = 0;

  /** @param maxBytes Maximum size of a line, with the line feed. */
  constructor(maxBytes: number, tooLong: () => void) {
    super();
    this.#maxBytes = maxBytes;
    this.#tooLong = tooLong;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      this.#add(chunk.subarray(start, end + 1));
      if (this.#length <= this.#maxBytes) this.push(Buffer.concat(this.#parts));
      this.#parts = [];
      this.#length = 0;
      start = end + 1;
    }
    this.#add(chunk.subarray(start));
    done();
  }

  #add(part: Buffer): void {
    const wasTooLong = this.#length > this.#maxBytes;
    this.#length += part.length;
    if (this.#length <= this.#maxBytes) {
      this.#parts.push(part);
    } else if (!wasTooLong) {
      this.#parts = [];
      this.#tooLong();
    }
  }
}
