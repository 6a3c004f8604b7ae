import { expect, it } from 'vitest';
import { basicAuth } from './index.js';

// The examples of RFC 7617.
it.each([
  ['Aladdin', 'open sesame', 'QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
  ['test', '123£', 'dGVzdDoxMjPCow=='],
])('%s with the password %s is the header %s, which the host withholds', (user, password, expected) => {
  const secrets: string[] = [];
  const headers = basicAuth(user, password, { addSecret: (secret) => secrets.push(secret) });
  expect(headers).toEqual({ authorization: `Basic ${expected}` });
  expect(secrets).toEqual([expected]);
});
