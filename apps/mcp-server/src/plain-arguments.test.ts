import { describe, expect, it } from 'vitest';
import { withPlainArguments } from './plain-arguments.js';

const prompt = (args: unknown) => ({ method: 'prompts/get', params: { name: 'audit-numbers', arguments: args } });
const call = (args: unknown) => ({ method: 'tools/call', params: { name: 'list-numbers', arguments: args } });
const withoutArguments = { method: 'tools/call', params: { name: 'list-numbers' } };

describe('a message for the SDK', () => {
  it.each([
    ['null arguments of a tool', call(null), withoutArguments],
    ['null arguments of a prompt', prompt(null), { method: 'prompts/get', params: { name: 'audit-numbers' } }],
    ['an argument that is null', prompt({ account: null, provider: 'meta' }), prompt({ provider: 'meta' })],
    ['a list of one string', prompt({ account: ['oslo'] }), prompt({ account: 'oslo' })],
    ['a list of two strings', prompt({ account: ['oslo', 'bergen'] }), prompt({ account: '["oslo","bergen"]' })],
    ['a number', prompt({ account: 7 }), prompt({ account: '7' })],
    ['a batch', [call(null), call({})], [withoutArguments, call({})]],
  ])('is adapted if it has %s', (_, message, adapted) => {
    expect(withPlainArguments<unknown>(message)).toEqual(adapted);
  });

  it.each([
    ['strings', prompt({ account: 'oslo' })],
    ['arguments of a tool that are not strings', call({ limit: 1, accounts: null })],
    ['arguments of another request', { method: 'ping', params: { arguments: null } }],
    ['arguments that are a list', prompt(['oslo'])],
    ['no parameters', { method: 'ping' }],
    ['no object', 'ping'],
    ['a batch of messages that need no change', [call({}), null]],
  ])('is the same value if it has %s', (_, message) => {
    expect(withPlainArguments<unknown>(message)).toBe(message);
  });
});
