import { pipeline, Readable } from 'node:stream';
import * as zlib from 'node:zlib';

/** More are an attempt to use up the processor. */
const maxCodings = 5;

const lenient = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH };
const brotli = { flush: zlib.constants.BROTLI_OPERATION_FLUSH, finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH };

/** Decompressors by content coding. */
const decoders: Readonly<Record<string, (first: number) => NodeJS.ReadWriteStream>> = {
  gzip: () => zlib.createGunzip(lenient),
  'x-gzip': () => zlib.createGunzip(lenient),
  // Some servers leave out the header of zlib, which begins with this.
  deflate: (first) => ((first & 0x0f) === 0x08 ? zlib.createInflate(lenient) : zlib.createInflateRaw(lenient)),
  br: () => zlib.createBrotliDecompress(brotli),
};

/**
 * The bytes of a body after decompression. As `fetch` does, it accepts a body that ends early, and leaves a body with an
 * unknown coding as it is.
 * @param contentEncoding The value of the header.
 */
export function decoded(body: AsyncIterable<Uint8Array>, contentEncoding: string): AsyncIterable<Uint8Array> {
  const codings = contentEncoding.split(',').map((coding) => coding.trim().toLowerCase());
  if (codings.length > maxCodings) throw new Error(`The response has ${codings.length} content encodings.`);
  const steps = codings.map((coding) => (Object.hasOwn(decoders, coding) ? decoders[coding] : undefined)).reverse();
  let bytes = body;
  if (steps.includes(undefined)) return bytes;
  for (const step of steps) if (step !== undefined) bytes = through(bytes, step);
  return bytes;
}

async function* through(
  bytes: AsyncIterable<Uint8Array>,
  decoderOf: (first: number) => NodeJS.ReadWriteStream,
): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  const { value: first, done } = await iterator.next();
  if (done === true) return;
  const rest = { [Symbol.asyncIterator]: () => iterator };
  const whole = async function* () {
    yield first;
    yield* rest;
  };
  const decoder = decoderOf(first[0] ?? 0);
  // The consumer gets the error from the decoder.
  pipeline(Readable.from(whole()), decoder, () => {});
  for await (const chunk of decoder) yield chunk as unknown as Uint8Array;
}
