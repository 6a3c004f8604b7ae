import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readMessage } from './message.js';

const json = { 'content-type': 'application/json' };

/** A request whose body arrives in these chunks. */
function requestOf(chunks: readonly string[], headers: Record<string, string> = json, method = 'POST') {
  const body = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  return Object.assign(body, { method, headers }) as unknown as IncomingMessage;
}

/** The parsed body and the count of a message, or the status of the error response. */
async function read(request: IncomingMessage) {
  const message = await readMessage(request, 40);
  return message instanceof Response ? message.status : [message.parsed, message.count];
}

describe('a request to the MCP endpoint', () => {
  it.each([
    ['a message in chunks', requestOf(['{"me', 'thod":"ping"}']), [{ method: 'ping' }, 1]],
    ['a charset', requestOf(['{}'], { 'content-type': 'application/json; charset=utf-8' }), [{}, 1]],
    ['a batch without a version', requestOf(['[{},{}]']), [[{}, {}], 2]],
    ['an empty batch', requestOf(['[]']), [[], 1]],
    ['GET', requestOf([], {}, 'GET'), [undefined, 1]],
  ])('with %s is read', async (_, request, message) => {
    expect(await read(request)).toEqual(message);
  });

  it.each([
    ['no content type', requestOf(['{}'], {}), 415],
    ['another content type', requestOf(['{}'], { 'content-type': 'text/plain' }), 415],
    ['a body that is not JSON', requestOf(['{']), 400],
    ['an empty body', requestOf([]), 400],
    ['a batch of another version', requestOf(['[{}]'], { ...json, 'mcp-protocol-version': '2025-11-25' }), 400],
    ['no acceptable format', requestOf(['{}'], { ...json, accept: 'text/html, */*;q=0' }), 406],
    [
      'a subscription without a stream',
      requestOf(['{}'], { ...json, accept: 'application/json', 'mcp-method': 'subscriptions/listen' }),
      406,
    ],
    ['a length over the limit', requestOf(['{}'], { ...json, 'content-length': '41' }), 413],
    ['a body over the limit', requestOf(['"', 'x'.repeat(39), '"']), 413],
  ])('with %s gets an error response', async (_, request, status) => {
    expect(await read(request)).toBe(status);
  });
});
