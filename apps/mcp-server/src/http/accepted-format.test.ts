import { expect, it } from 'vitest';
import { acceptedFormat } from './accepted-format.js';

it.each([
  ['application/json', 'json'],
  ['Application/JSON; charset=utf-8', 'json'],
  ['text/html, application/*;q=0.5', 'json'],
  ['text/event-stream', 'stream'],
  ['text/*', 'stream'],
  ['*/*;q=0.1, application/json;q=0', 'stream'],
  ['application/json;q=0.000, text/event-stream', 'stream'],
  ['application/json, text/event-stream', 'either'],
  ['*/*', 'either'],
  [undefined, 'either'],
  ['text/html', undefined],
  ['', undefined],
])('Accept: %s allows %s', (accept, format) => {
  expect(acceptedFormat(accept)).toBe(format);
});
