import { defineProvider, ProviderError } from '@wabascope/core';
import { createLocalPacer, type Failure } from '@wabascope/directory';
import { expect, it } from 'vitest';
import { suggestSetting } from './suggest-setting.js';

/** The options of a directory with an account that works with one value of `form` only, and the values that it tried. */
function options(working: string) {
  const tried: string[] = [];
  const acme = defineProvider<{ form?: string }>({
    specificationVersion: 1,
    id: 'acme',
    name: 'Acme',
    reports: { number: [], waba: [] },
    settings: {
      schema: { '~standard': { version: 1, vendor: 'acme', validate: (value) => ({ value: Object(value) }) } },
      info: {
        form: {
          description: 'Form of the path.',
          required: false,
          secret: false,
          type: 'string',
          values: ['old', 'newer', 'new'],
          default: 'old',
        },
      },
    },
    create: ({ form = 'old' }) => ({
      async *listNumbers() {
        tried.push(form);
        if (form !== working) throw new ProviderError('auth', 'Wrong signature.', { settings: ['form'] });
        yield { items: [], warnings: [] };
      },
    }),
  });
  const given = { accounts: { shop: { provider: 'acme' } }, providers: { acme: async () => acme } };
  return { options: { ...given, pacer: createLocalPacer() }, tried };
}

const failure = { code: 'auth', settings: ['key', 'form'] } as unknown as Failure;

it('tries every other value of the settings that a failed sign-in names, until one works', async () => {
  const { options: given, tried } = options('newer');
  expect(await suggestSetting(given, 'shop', failure)).toEqual({ setting: 'form', value: 'newer' });
  expect(tried).toEqual(['newer']);
});

it('suggests nothing if no value works', async () => {
  const { options: given, tried } = options('none');
  expect(await suggestSetting(given, 'shop', failure)).toBeUndefined();
  expect(tried).toEqual(['newer', 'new']);
});

it('sends nothing after another failure', async () => {
  const { options: given, tried } = options('newer');
  expect(await suggestSetting(given, 'shop', { ...failure, code: 'timeout' })).toBeUndefined();
  expect(tried).toEqual([]);
});
