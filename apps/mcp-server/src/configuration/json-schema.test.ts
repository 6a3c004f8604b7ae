import type { SettingInfo } from '@wabascope/core';
import type { AnyPlugin } from '@wabascope/directory';
import { expect, it } from 'vitest';
import { configurationJsonSchema, documentedKeys } from './json-schema.js';

const about = { description: 'About it.', required: false, secret: false };
const info: Record<string, SettingInfo> = {
  token: { ...about, type: 'string', required: true, secret: true, example: 'abc' },
  mode: { ...about, type: 'string', values: ['fast', 'safe'], default: 'fast' },
  limit: { ...about, type: 'number', default: 5 },
  strict: { ...about, type: 'boolean' },
  wabas: { ...about, type: 'string[]', example: '1,2' },
};
const acme = { id: 'acme', settings: { info } } as unknown as AnyPlugin;

it('the JSON Schema of an account has the settings of its provider', () => {
  const { properties } = configurationJsonSchema([acme]) as {
    properties: { accounts: { additionalProperties: { allOf: [object] } } };
  };
  expect(properties.accounts).toMatchObject({
    additionalProperties: { properties: { provider: { examples: ['acme'] } }, allOf: [expect.anything()] },
  });
  const { allOf } = properties.accounts.additionalProperties;
  const reference = { type: 'string', pattern: '\\$\\{(env|file):[^}]+\\}' };
  expect(Object.entries(allOf[0])).toMatchObject([
    ['if', { properties: { provider: { const: 'acme' } }, required: ['provider'] }],
    [
      'then',
      {
        properties: {
          provider: {},
          token: { description: 'About it.', type: 'string', examples: ['abc'] },
          mode: { anyOf: [{ enum: ['fast', 'safe'] }, reference], default: 'fast' },
          limit: { type: 'number', default: 5 },
          strict: { type: 'boolean' },
          wabas: { anyOf: [{ type: 'array', items: { type: 'string' } }, reference], examples: [['1', '2']] },
        },
        required: ['token', 'provider'],
        additionalProperties: false,
      },
    ],
  ]);
});

it('the documentation of a key has its type, range, default and meaning', () => {
  const [first, ...others] = documentedKeys(['cache']);
  expect(first).toEqual({
    key: 'maxAgeSeconds',
    isRequired: false,
    expected: 'an integer from 0 to 2147483',
    default: 60,
    description: 'Seconds until the numbers of an account are fetched again.',
  });
  expect(others.find(({ key }) => key === 'refreshSeconds')).not.toHaveProperty('default');
  expect(documentedKeys(['http', 'auth']).map(({ key, isRequired }) => [key, isRequired])).toEqual([
    ['tokens', true],
    ['issuer', true],
    ['audience', false],
    ['clientIds', false],
    ['scopes', false],
    ['advertisedScopes', false],
    ['clockToleranceSeconds', false],
    ['jwksUri', false],
    ['access', false],
  ]);
});
