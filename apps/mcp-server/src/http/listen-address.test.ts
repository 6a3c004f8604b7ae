import { expect, it } from 'vitest';
import { UsageError } from '../usage-error.js';
import { readListenAddress } from './listen-address.js';

it.each([
  ['8080', '127.0.0.1', 8080],
  ['0', '127.0.0.1', 0],
  ['0.0.0.0:80', '0.0.0.0', 80],
  ['numbers.internal:8080', 'numbers.internal', 8080],
  ['[::1]:8080', '::1', 8080],
  ['[::]:65535', '::', 65_535],
])('--http %s listens on host %s and port %i', (text, host, port) => {
  expect(readListenAddress(text)).toEqual({ host, port });
});

it.each(['localhost', '65536', 'localhost:http', ''])('--http %j is rejected with an example', (text) => {
  expect(() => readListenAddress(text)).toThrow(UsageError);
  expect(() => readListenAddress(text)).toThrow('--http must be a port or HOST:PORT, such as 8080');
});
