import type { IncomingMessage } from 'node:http';
import { isJsonContentType, PARSE_ERROR } from '@modelcontextprotocol/server';
import { withPlainArguments } from '../plain-arguments.js';
import { acceptedFormat, type Format } from './accepted-format.js';
import { errorResponse } from './error-response.js';

/** The body of a request to the MCP endpoint. */
export interface Message {
  readonly body: Buffer;
  /** Number of messages; more than 1 in a batch. */
  readonly count: number;
  /** What the client accepts. */
  readonly format: Format;
}

/** The only protocol version with batches. It applies if the header is missing. */
const versionWithBatches = '2025-03-26';

/**
 * Reads a request completely.
 * @param maxBytes Of the body.
 * @returns The message, or an error response if the body has none.
 */
export async function readMessage(request: IncomingMessage, maxBytes: number): Promise<Message | Response> {
  // Only POST has a body.
  if (request.method !== 'POST') return { body: Buffer.alloc(0), count: 1, format: 'either' };
  const { 'content-type': type, 'mcp-protocol-version': version = versionWithBatches } = request.headers;
  if (!isJsonContentType(type ?? null)) return errorResponse(415, 'Send Content-Type: application/json.');
  const format = acceptedFormat(request.headers.accept);
  if (format === undefined) return errorResponse(406, 'Send Accept: application/json, text/event-stream.');
  if (format === 'json' && request.headers['mcp-method'] === 'subscriptions/listen') {
    return errorResponse(406, 'A subscription is a stream. Send Accept: text/event-stream.');
  }
  const body = await readBody(request, maxBytes);
  if (body === undefined) {
    // The rest of the body is not read.
    return errorResponse(413, `A message may have at most ${maxBytes} bytes.`, { connection: 'close' });
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    return errorResponse(400, 'Parse error: the body is not valid JSON.', {}, PARSE_ERROR);
  }
  const message = withPlainArguments(parsed);
  const plainBody = message === parsed ? body : Buffer.from(JSON.stringify(message));
  if (!Array.isArray(parsed)) return { body: plainBody, count: 1, format };
  if (version !== versionWithBatches) {
    return errorResponse(400, `Only protocol version ${versionWithBatches} has batches. Send a single message.`);
  }
  return { body: plainBody, count: Math.max(1, parsed.length), format };
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length']) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
