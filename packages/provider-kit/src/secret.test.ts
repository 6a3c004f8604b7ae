import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from './index.js';

const secret = new Secret('s3cr3t');

test('reveal returns the value of a secret', () => {
  expect(secret.reveal()).toBe('s3cr3t');
});

test.each([
  ['a template string', `${secret}`],
  ['concatenation', `a${String(secret)}`],
  ['JSON', JSON.stringify({ secret })],
  ['inspect', inspect({ secret }, { showHidden: true, depth: null, getters: true })],
  ['inspect without custom functions', inspect(secret, { customInspect: false, showHidden: true })],
  ['its keys and values', JSON.stringify([Object.entries(secret), Reflect.ownKeys(secret)])],
  ['a copy', JSON.stringify({ ...secret })],
  ['a structured clone', inspect(structuredClone(secret))],
  ['an error that carries it', inspect(new Error('Failed.', { cause: secret }))],
])('it does not show in %s', (_, shown) => {
  expect(shown).not.toContain('s3cr3t');
});

test('a printed secret is [secret]', () => {
  expect([`${secret}`, JSON.stringify(secret), inspect(secret)]).toEqual(['[secret]', '"[secret]"', '[secret]']);
});
