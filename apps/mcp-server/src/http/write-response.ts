import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
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
  // Rejects if the client disconnects, and has then canceled the stream.
  await pipeline(Readable.fromWeb(from.body as ReadableStream), to).catch(() => {});
}
