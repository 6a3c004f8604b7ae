import type { JWTPayload } from 'jose';
import { expect, it } from 'vitest';
import { foreignClaim } from './audience.js';

const audience = 'https://numbers.example.com/mcp';
const clientIds = ['desktop'];

it.each<[string, JWTPayload, Parameters<typeof foreignClaim>[1], string | undefined]>([
  ['the audience', { aud: audience }, { audience }, undefined],
  ['one of several audiences', { aud: ['other', 'numbers'] }, { audience: [audience, 'numbers'] }, undefined],
  ['another audience', { aud: 'other' }, { audience }, 'aud'],
  ['no audience', { client_id: 'desktop' }, { audience }, 'aud'],
  ['no audience, of a known client', { client_id: 'desktop' }, { audience, clientIds }, undefined],
  ['no audience, of another client', { client_id: 'web' }, { clientIds }, 'client_id'],
  ['no audience and no client', {}, { clientIds }, 'client_id'],
  ['no audience, and a client that is not text', { client_id: 5 }, { clientIds }, 'client_id'],
  ['no audience, of another client, where both count', { client_id: 'web' }, { audience, clientIds }, 'client_id'],
  ['another audience, of a known client', { aud: 'other', client_id: 'desktop' }, { audience, clientIds }, 'aud'],
  ['an empty list of audiences, of a known client', { aud: [], client_id: 'desktop' }, { clientIds }, 'aud'],
])('a token with %s is for the server, or names the claim by which it is not', (_, claims, settings, claim) => {
  expect(foreignClaim(claims, settings)).toBe(claim);
});
