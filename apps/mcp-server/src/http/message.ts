import type { IncomingMessage } from 'node:http';
import { isJsonContentType, PARSE_ERROR } from '@modelcontextprotocol/server';
import { withPlainArguments } from '../plain-arguments.js';
import { refuse } from './refuse.js';

/** What a client has sent to the MCP endpoint. */
export interface Message {
  readonly body: Buffer;
  /** How many messages it holds: a batch counts each of them. */
  readonly count: number;
}

/** The one version of the protocol that has batches; it is meant where the header is missing. */
const versionWithBatches = '2025-03-26';

/**
 * Reads a request until its end.
 * @param maxBytes Of the body.
 * @returns The message, or the answer for a client that has sent none.
 */
export async function readMessage(request: IncomingMessage, maxBytes: number): Promise<Message | Response> {
  // Only POST has a message.
  if (request.method !== 'POST') return { body: Buffer.alloc(0), count: 1 };
  const { 'content-type': type, 'mcp-protocol-version': version = versionWithBatches } = request.headers;
  if (!isJsonContentType(type ?? null)) return refuse(415, 'Send Content-Type: application/json.');
  const body = await readBody(request, maxBytes);
  if (body === undefined) {
    // The rest of it is not read.
    return refuse(413, `A message may have at most ${maxBytes} bytes.`, { connection: 'close' });
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    return refuse(400, 'Parse error: the body is not valid JSON.', {}, PARSE_ERROR);
  }
  const message = withPlainArguments(parsed);
  const plainBody = message === parsed ? body : Buffer.from(JSON.stringify(message));
  if (!Array.isArray(parsed)) return { body: plainBody, count: 1 };
  if (version !== versionWithBatches) {
    return refuse(400, `Batches exist only in version ${versionWithBatches} of the protocol: send one message.`);
  }
  return { body: plainBody, count: Math.max(1, parsed.length) };
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
