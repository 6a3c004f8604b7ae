import { expect, test } from 'vitest';
import { connectHost, type Handlers } from './host.js';

/** A host that keeps what it receives. */
function connect(handlers: Handlers = {}) {
  const sent: object[] = [];
  let receive: (message: unknown) => void = () => {};
  const listen = (listener: typeof receive) => {
    receive = listener;
  };
  const host = connectHost({ send: (message) => sent.push(message), listen }, handlers);
  return { host, sent, receive: (message: unknown) => receive(message) };
}

test('requests get the response with their ID, in any order', async () => {
  const { host, sent, receive } = connect();
  const responses = [host.request('a', { x: 1 }), host.request('b', {})];
  expect(sent).toMatchObject([
    { jsonrpc: '2.0', id: 1, method: 'a', params: { x: 1 } },
    { id: 2, method: 'b' },
  ]);
  receive({ jsonrpc: '2.0', id: 2, result: 'second' });
  receive({ jsonrpc: '2.0', id: 1, error: { code: -32000, message: 'No.' } });
  await expect(responses[0]).rejects.toThrow('No.');
  await expect(responses[1]).resolves.toBe('second');
});

test('a request of the host gets a response, and an unknown one an error', () => {
  const { sent, receive } = connect({ ping: () => undefined });
  receive({ jsonrpc: '2.0', id: 7, method: 'ping' });
  receive({ jsonrpc: '2.0', id: 8, method: 'sampling/createMessage' });
  expect(sent).toEqual([
    { jsonrpc: '2.0', id: 7, result: {} },
    { jsonrpc: '2.0', id: 8, error: { code: -32601, message: 'Method not found' } },
  ]);
});

test('notifications get no response, and messages that are not JSON-RPC are ignored', () => {
  const received: unknown[] = [];
  const { sent, receive } = connect({ 'tool-input': (params) => received.push(params) });
  for (const message of [null, 'hello', 7, {}, { id: 99, result: 1 }]) receive(message);
  receive({ jsonrpc: '2.0', method: 'ui/notifications/tool-input', params: { arguments: {} } });
  receive({ jsonrpc: '2.0', method: 'ui/notifications/other' });
  expect(received).toEqual([{ arguments: {} }]);
  expect(sent).toEqual([]);
});
