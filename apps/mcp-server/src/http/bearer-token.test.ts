import { describe, expect, it } from 'vitest';
import { bearerToken, insufficientScope, unauthorized } from './bearer-token.js';

describe('a bearer token', () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer  abc', 'abc'],
    ['BEARER a.b-c_d~e+f/g=', 'a.b-c_d~e+f/g='],
  ])('of the header %j is %s', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic abc', 'Bearer a b', 'Bearer a,b', 'xBearer abc', 'Bearer ä'])(
    'is not in the header %j',
    (header) => expect(bearerToken(header)).toBeUndefined(),
  );
});

it.each([
  [401, unauthorized('No.', { requiredScopes: ['a', 'b'], resourceMetadataUrl: 'https://x/y' }), 'invalid_token'],
  [403, insufficientScope('No.', { requiredScopes: ['a', 'b'] }), 'insufficient_scope'],
])('an error response with status %i challenges the client', (status, response, error) => {
  expect(response.status).toBe(status);
  const challenge = response.headers.get('www-authenticate') ?? '';
  expect(challenge).toMatch(/^Bearer /);
  expect(challenge).toContain(`error="${error}"`);
  expect(challenge).toContain('scope="a b"');
  expect(challenge.includes('resource_metadata="https://x/y"')).toBe(status === 401);
});
