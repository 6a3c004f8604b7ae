import { PassThrough } from 'node:stream';
import type { JSONRPCMessage } from '@modelcontextprotocol/server';
import { beforeEach, expect, it } from 'vitest';
import { StdioConnection } from './stdio-connection.js';

let connection: StdioConnection;
let stdin: PassThrough;
let received: JSONRPCMessage[];
let events: string[];

beforeEach(async () => {
  stdin = new PassThrough();
  [received, events] = [[], []];
  connection = new StdioConnection(stdin, new PassThrough());
  connection.onmessage = (message) => void received.push(message);
  await connection.start();
});

/** Writes messages and waits until the connection has read them. */
async function arrive(...messages: object[]): Promise<void> {
  const expected = received.length + messages.length;
  for (const message of messages) stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  while (received.length < expected) await new Promise(setImmediate);
}

/** Records in `events` when all requests are settled. */
function watch(): Promise<unknown> {
  return connection.allSettled().then(() => events.push('settled'));
}

it('is settled when every request has a response', async () => {
  await arrive({ id: 1, method: 'ping' }, { id: 'two', method: 'ping' });
  const settled = watch();
  await connection.send({ jsonrpc: '2.0', id: 1, result: {} });
  events.push('one response');
  await connection.send({ jsonrpc: '2.0', id: 'two', error: { code: -1, message: 'No.' } });
  await settled;
  expect(events).toEqual(['one response', 'settled']);
});

it('is settled when the client cancels the last request', async () => {
  await arrive({ id: 1, method: 'ping' });
  const settled = watch();
  events.push('pending');
  await arrive({ method: 'notifications/cancelled', params: { requestId: 1 } });
  await settled;
  expect(events).toEqual(['pending', 'settled']);
});

it('does not wait for notifications and subscriptions', async () => {
  await arrive({ method: 'notifications/initialized' }, { id: 1, method: 'subscriptions/listen' });
  await watch();
  expect(events).toEqual(['settled']);
});

it('adapts arguments for the SDK', async () => {
  await arrive({ id: 1, method: 'tools/call', params: { name: 'list-numbers', arguments: null } });
  expect(received).toMatchObject([{ params: { name: 'list-numbers' } }]);
  expect(received[0]).not.toHaveProperty('params.arguments');
});
