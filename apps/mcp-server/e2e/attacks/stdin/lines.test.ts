import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executable } from '../../support/executable.js';

const limit = 256 * 1024;
const ping = (id: number) => `${JSON.stringify({ jsonrpc: '2.0', id, method: 'ping' })}\n`;
/** A ping of so many bytes, with the end of its line. */
const longPing = (id: number, bytes: number) => `${' '.repeat(bytes - Buffer.byteLength(ping(id)))}${ping(id)}`;

const parseError = {
  jsonrpc: '2.0',
  id: null,
  error: { code: -32700, message: `Parse error: a message may have at most ${limit} bytes.` },
};
const pong = (id: number) => ({ jsonrpc: '2.0', id, result: {} });

let server: ChildProcessWithoutNullStreams;
let responses: AsyncIterator<string>;
// One server for all attacks: each test also shows that the server survived the previous ones.
beforeAll(() => {
  server = spawn(process.execPath, [executable, '--sandbox']);
  responses = createInterface(server.stdout)[Symbol.asyncIterator]();
});
afterAll(() => void server.kill('SIGKILL'));

async function expectResponses(expected: readonly object[]): Promise<void> {
  const received: object[] = [];
  while (received.length < expected.length) received.push(JSON.parse((await responses.next()).value));
  expect(received).toEqual(expected);
}

/** What a client writes, and the responses. */
const attacks: Record<string, readonly [sent: readonly (string | Buffer)[], responses: readonly object[]]> = {
  'a message of the maximum length': [[longPing(1, limit)], [pong(1)]],
  'a message that is one byte too long': [
    [longPing(1, limit + 1), ping(2)],
    [parseError, pong(2)],
  ],
  'a message of 11 MB': [
    [longPing(1, 11_000_000), ping(2)],
    [parseError, pong(2)],
  ],
  'a message of 11 MB that does not end before the error': [['x'.repeat(11_000_000)], [parseError]],
  'messages that are too long, with others between them': [
    [longPing(1, limit + 1), longPing(2, limit + 1), ping(3), longPing(4, limit + 1), ping(5)],
    [parseError, parseError, pong(3), parseError, pong(5)],
  ],
  'many messages in one chunk that is longer than the limit': [
    [longPing(1, limit).repeat(5)],
    Array.from({ length: 5 }, () => pong(1)),
  ],
  'a message in chunks of one byte': [[...ping(1)], [pong(1)]],
  'a line that is not JSON': [['hello\n', '{\n', '\n', '\r\n', ping(1)], [pong(1)]],
  'a line that is not text': [[Buffer.from([0xff, 0xfe, 0x00, 0x0a]), ping(1)], [pong(1)]],
  '250,000 brackets': [[`${'['.repeat(250_000)}\n`, ping(1)], [pong(1)]],
};

describe('a server over stdio', () => {
  it.each(Object.entries(attacks))('responds to %s, and keeps working', async (_, [sent, expected]) => {
    for (const part of sent) server.stdin.write(part);
    await expectResponses(expected);
    // The rest of a line that did not end, and a request after it.
    server.stdin.write(`\n${ping(9)}`);
    await expectResponses([pong(9)]);
  });

  it('exits with status 0 when its client closes stdin', async () => {
    const exit = once(server, 'exit');
    server.stdin.end();
    expect(await exit).toEqual([0, null]);
  });
});
