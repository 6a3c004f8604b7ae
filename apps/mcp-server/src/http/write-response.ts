import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { JSONRPCResponse } from '@modelcontextprotocol/server';

/** Sends what the SDK responds. Resolves when everything was written, or when the client disconnected. */
export async function writeResponse(from: Response | JSONRPCResponse, to: ServerResponse): Promise<void> {
  if (from instanceof Response) return writeWebResponse(from, to);
  to.setHeader('content-type', 'application/json').end(JSON.stringify(from));
}

async function writeWebResponse(from: Response, to: ServerResponse): Promise<void> {
  if (to.destroyed) return from.body?.cancel();
  to.statusCode = from.status;
  to.setHeaders(from.headers);
  const isStream = from.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (!isStream || from.body === null) return void to.end(await from.text());
  const reader = from.body.getReader();
  // A subscription may wait for long. Without this, it would end only at its next message.
  to.once('close', () => reader.cancel().catch(() => {}));
  // Rejects if the client disconnects.
  await pipeline(chunksOf(reader), to).catch(() => {});
}

async function* chunksOf(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}
