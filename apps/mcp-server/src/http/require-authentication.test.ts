import { expect, it } from 'vitest';
import { requireAuthentication } from './require-authentication.js';

it.each(['127.0.0.1', '127.8.9.1', 'localhost', '::1'])('a server on %s needs no authentication', (host) => {
  expect(() => requireAuthentication({ host, port: 0 }, undefined)).not.toThrow();
});

it.each(['0.0.0.0', '::', '10.0.0.7', 'numbers.internal', '127.0.0.1.nip.io', 'localhost.evil.example'])(
  'a server on %s needs authentication',
  (host) => {
    expect(() => requireAuthentication({ host, port: 0 }, undefined)).toThrow(`Other machines can reach ${host}`);
  },
);
