import type { IncomingMessage } from 'node:http';
import { isJsonContentType, PARSE_ERROR } from '@modelcontextprotocol/server';
import { withPlainArguments } from '../plain-arguments.js';
import { acceptedFormat, type ResponseFormat } from './accepted-format.js';
import { errorResponse } from './error-response.js';

/** The body of a request to the MCP endpoint. */
export interface McpBody {
  /** Parsed JSON; undefined if the method has no body. */
  readonly parsed: unknown;
  /** Number of messages; more than 1 in a batch. */
  readonly count: number;
  /** What the client accepts. */
  readonly format: ResponseFormat;
}

/** The only protocol version with batches. It applies if the header is missing. */
const versionWithBatches = '2025-03-26';

/**
 * Reads a request completely.
 * @param maxBytes Of the body.
 * @returns The message, or an error response if the body has none.
 */
export async function readMessage(request: IncomingMessage, maxBytes: number): Promise<McpBody | Response> {
  // Only POST has a body.
  if (request.method !== 'POST') return { parsed: undefined, count: 1, format: 'either' };
  const { 'content-type': type, 'mcp-protocol-version': version = versionWithBatches } = request.headers;
  if (!isJsonContentType(type ?? null)) return errorResponse(415, 'Send Content-Type: application/json.');
  const format = acceptedFormat(request.headers.accept);
  if (format === undefined) return errorResponse(406, 'Send Accept: application/json, text/event-stream.');
  if (format === 'json' && request.headers['mcp-method'] === 'subscriptions/listen') {
    return errorResponse(406, 'A subscription is a stream. Send Accept: text/event-stream.');
  }
  const body = await readBody(request, maxBytes);
  if (body === undefined) {
    return errorResponse(413, `A message may have at most ${maxBytes} bytes.`, { connection: 'close' });
  }
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    return errorResponse(400, 'Parse error: the body is not valid JSON.', {}, PARSE_ERROR);
  }
  const parsed = withPlainArguments(given);
  if (!Array.isArray(parsed)) return { parsed, count: 1, format };
  if (version !== versionWithBatches) {
    return errorResponse(400, `Only protocol version ${versionWithBatches} has batches. Send a single message.`);
  }
  return { parsed, count: Math.max(1, parsed.length), format };
}

/** The body as text; undefined if it is too long. The rest of it is then not read. */
function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  if (Number(request.headers['content-length']) > maxBytes) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    function add(chunk: Buffer): void {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= maxBytes) return;
      request.off('data', add).pause();
      resolve(undefined);
    }
    // Faster than an asynchronous iterator.
    request.on('data', add);
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('error', reject);
    request.once('close', () => {
      if (!request.readableEnded) reject(new Error('The connection was closed.'));
    });
  });
}
