import { expect, it } from 'vitest';
import { inFormat } from './response-format.js';

const stream = (...messages: object[]) =>
  new Response(messages.map((message) => `event: message\ndata: ${JSON.stringify(message)}\n\n`).join(''), {
    headers: { 'content-type': 'text/event-stream' },
  });
const result = { jsonrpc: '2.0', id: 1, result: {} };

it('a client that accepts only JSON gets the result of a stream, without its notifications', async () => {
  const notification = { jsonrpc: '2.0', method: 'notifications/message', params: {} };
  const response = await inFormat(stream(notification, result), 'json', false);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual(result);
});

it('a client that accepts only streams gets JSON as one event', async () => {
  const response = await inFormat(Response.json(result), 'stream', false);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(await response.text()).toBe(`event: message\ndata: ${JSON.stringify(result)}\n\n`);
});

it.each([
  ['a client that accepts both', stream(result), 'either'],
  ['a client that accepts its format', stream(result), 'stream'],
  ['an error response', Response.json({ error: {} }, { status: 400 }), 'stream'],
] as const)('the response does not change for %s', async (_, response, format) => {
  expect(await inFormat(response, format, false)).toBe(response);
});
