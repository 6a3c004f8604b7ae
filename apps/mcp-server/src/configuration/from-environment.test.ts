import type { SettingInfo } from '@wabascope/core';
import type { AnyPlugin } from '@wabascope/directory';
import { expect, it } from 'vitest';
import { accountsFromEnvironment } from './from-environment.js';

const setting = (env: string, type: SettingInfo['type'], required = false): SettingInfo => ({
  description: `About ${env}.`,
  env,
  type,
  required,
  secret: false,
});
const info = {
  id: setting('ACME_ID', 'string', true),
  key: setting('ACME_KEY', 'string', true),
  limit: setting('ACME_LIMIT', 'number'),
  strict: setting('ACME_STRICT', 'boolean'),
  wabas: setting('ACME_WABAS', 'string[]'),
};
const acme = { id: 'acme', settings: { info } } as unknown as AnyPlugin;
const read = (env: Record<string, string>) => accountsFromEnvironment([acme], (name) => env[name]);

it('a provider with a required variable makes one account, with values of the types of its settings', () => {
  const env = { ACME_ID: 'a', ACME_KEY: 'b', ACME_LIMIT: '5', ACME_STRICT: 'true', ACME_WABAS: '1, 2,3' };
  expect(read(env)).toEqual({
    accounts: { acme: { provider: 'acme', id: 'a', key: 'b', limit: 5, strict: true, wabas: ['1', '2', '3'] } },
    problems: [],
  });
});

it('a text that does not fit the type stays a text, for the plugin to reject', () => {
  const { accounts } = read({ ACME_ID: 'a', ACME_KEY: 'b', ACME_LIMIT: 'many', ACME_STRICT: 'yes' });
  expect(accounts.acme).toMatchObject({ limit: 'many', strict: 'yes' });
});

it('a provider with optional variables only makes none', () => {
  expect(read({ ACME_LIMIT: '5' })).toEqual({ accounts: {}, problems: [] });
});

it('a required variable that is not set, and one that is empty, are problems', () => {
  const problem = (message: string) => ({
    path: ['accounts', 'acme', 'key'],
    message,
    remedy: 'Set it: About ACME_KEY.',
  });
  expect(read({ ACME_ID: 'a' }).problems).toEqual([problem('The environment variable ACME_KEY is not set.')]);
  expect(read({ ACME_ID: 'a', ACME_KEY: '' }).problems).toEqual([
    problem('The environment variable ACME_KEY must not be empty.'),
  ]);
});

it('a variable that holds a placeholder is named', () => {
  expect(read({ ACME_ID: 'a', ACME_KEY: '${env:OTHER}' }).problems).toMatchObject([
    {
      path: ['accounts', 'acme', 'key'],
      message: 'The environment variable ACME_KEY contains a placeholder that no program has filled in: ${env:NAME}.',
    },
  ]);
});
