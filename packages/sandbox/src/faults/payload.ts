import { gzipSync } from 'node:zlib';
import { type FakeResponse, Text } from '../exchange.js';
import type { RequestFault } from './fault.js';

/** A response as it is sent: the head, and the body in chunks. */
export interface Payload {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly chunks: Iterable<Buffer>;
}

const chunkBytes = 1024 * 1024;

export function payloadOf({ status, headers, body }: FakeResponse): Payload {
  const [content, type] =
    body instanceof Text ? [body.content, body.type] : [JSON.stringify(body), 'application/json;charset=utf-8'];
  return sized({ status, headers: { 'Content-Type': type, ...headers }, chunks: [] }, Buffer.from(content));
}

/** The payload with `fault` applied, if it is a fault of the body. */
export function corruptBody(payload: Payload, fault: RequestFault): Payload {
  switch (fault.kind) {
    case 'truncate': {
      const whole = Buffer.concat([...payload.chunks]);
      return sized(payload, whole.subarray(0, Math.floor(whole.length / 2)));
    }
    case 'gzip':
      return sized(compressed(payload), gzipSync(Buffer.concat([...payload.chunks])));
    case 'gzip-bomb':
      return { ...unsized(compressed(payload)), chunks: bomb(fault.bytes ?? 1024 ** 3) };
    case 'oversize':
      return { ...unsized(payload), chunks: padded(fault.bytes ?? 64 * chunkBytes, payload.chunks) };
    default:
      return payload;
  }
}

function sized(payload: Payload, body: Buffer): Payload {
  return { ...payload, headers: { ...payload.headers, 'Content-Length': String(body.length) }, chunks: [body] };
}

/** Without Content-Length, so that a client must count the bytes. */
function unsized(payload: Payload): Payload {
  const { 'Content-Length': _, ...headers } = payload.headers;
  return { ...payload, headers };
}

function compressed(payload: Payload): Payload {
  return { ...payload, headers: { ...payload.headers, 'Content-Encoding': 'gzip' } };
}

function* padded(bytes: number, chunks: Iterable<Buffer>): Iterable<Buffer> {
  const spaces = Buffer.alloc(chunkBytes, ' ');
  for (let left = bytes; left > 0; left -= chunkBytes) yield spaces.subarray(0, left);
  yield* chunks;
}

/** A gzip stream may have many members; this one repeats a single member. */
function* bomb(bytes: number): Iterable<Buffer> {
  const member = gzipSync(Buffer.alloc(chunkBytes, ' '));
  for (let left = bytes; left > 0; left -= chunkBytes) yield member;
}
