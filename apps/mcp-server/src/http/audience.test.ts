import { expect, it } from 'vitest';
import { isForServer } from './audience.js';

const audience = 'https://numbers.example.com/mcp';
const clientIds = ['desktop'];

it.each([
  ['the audience', { aud: audience }, { audience }, true],
  ['one of several audiences', { aud: ['other', 'numbers'] }, { audience: [audience, 'numbers'] }, true],
  ['another audience', { aud: 'other' }, { audience }, false],
  ['no audience', { client_id: 'desktop' }, { audience }, false],
  ['no audience, of a known client', { client_id: 'desktop' }, { audience, clientIds }, true],
  ['no audience, of another client', { client_id: 'web' }, { clientIds }, false],
  ['no audience and no client', {}, { clientIds }, false],
  ['another audience, of a known client', { aud: 'other', client_id: 'desktop' }, { audience, clientIds }, false],
  ['an empty list of audiences, of a known client', { aud: [], client_id: 'desktop' }, { clientIds }, false],
])('a token with %s', (_, claims, settings, accepted) => {
  expect(isForServer(claims, settings)).toBe(accepted);
});
