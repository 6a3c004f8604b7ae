import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { tokenAuthentication } from './static-tokens.js';

const sha256 = (token: string) => createHash('sha256').update(token).digest('hex');
const tokens = [
  { name: 'operator', sha256: sha256('token-1') },
  { name: 'team', sha256: sha256('token-2'), accounts: ['meta:*'] },
];
const authentication = tokenAuthentication({ tokens }, (patterns) => patterns.map((pattern) => `alias of ${pattern}`));

it.each([
  ['token-1', { name: 'operator' }],
  ['token-2', { name: 'team', accounts: ['alias of meta:*'] }],
])('%s belongs to the caller %j', async (token, caller) => {
  expect(await authentication.authenticate(`Bearer ${token}`)).toEqual(caller);
});

it.each([undefined, 'Basic token-1', 'Bearer token-3', 'Bearer token-1x', `Bearer ${sha256('token-1')}`])(
  'the header %j gets status 401 with a challenge',
  async (header) => {
    const response = await authentication.authenticate(header);
    expect(response).toBeInstanceOf(Response);
    expect(response).toMatchObject({ status: 401 });
    expect((response as Response).headers.get('www-authenticate')).toMatch(/^Bearer /);
  },
);

it('is always ready', async () => {
  expect(await authentication.notReady()).toBeUndefined();
});
