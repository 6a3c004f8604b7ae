import { defineProvider, type StandardIssue } from '@wabascope/core';
import { expect, onTestFinished, test } from 'vitest';
import { createDirectory, isConfigurationError } from '../index.js';

const withheld = '[withheld: it contains a secret of this account]';

/** What a plugin with a list of tokens receives of these settings. It shows another text in a row. */
async function opened(settings: Record<string, unknown>, shown = '') {
  let got: unknown;
  const validate = (value: unknown) => {
    const { tokens } = Object(value);
    const issues: StandardIssue[] = [{ message: `${tokens} must be a list`, path: ['tokens', 0] }];
    return Array.isArray(tokens) ? { value } : { issues };
  };
  const tokens = { description: 'The tokens.', required: true, secret: true, type: 'string[]' } as const;
  const ids = { description: 'The IDs.', required: false, secret: false, type: 'string[]', default: ['1'] } as const;
  const acme = defineProvider<unknown>({
    specificationVersion: 1,
    id: 'acme',
    name: 'Acme',
    reports: { number: ['verifiedName'], waba: [] },
    settings: { schema: { '~standard': { version: 1, vendor: 'acme', validate } }, info: { tokens, ids } },
    create: (given) => {
      got = given;
      return {
        async *listNumbers() {
          yield { items: [{ id: '1', verifiedName: shown }], warnings: [] };
        },
      };
    },
  });
  const accounts = { a: { provider: 'acme', ...settings } } as const;
  const directory = await createDirectory({ accounts, providers: { acme: async () => acme } });
  onTestFinished(() => directory.close());
  const { numbers } = await directory.listNumbers();
  return { got, name: numbers[0]?.verifiedName };
}

test.each([
  ['one,two', ['one', 'two']],
  [' one , two ,, ', ['one', 'two']],
  ['one', ['one']],
  ['', []],
  [
    ['one', ' two '],
    ['one', ' two '],
  ],
])('the list %j is given to the plugin as %j', async (tokens, got) => {
  expect((await opened({ tokens, ids: '7, 8' })).got).toEqual({ tokens: got, ids: ['7', '8'] });
});

test.each([['first-secret,second-secret'], [['first-secret', 'second-secret']]])(
  'each entry of a secret list is withheld: %j',
  async (tokens) => {
    for (const shown of ['of second-secret', 'first-secret']) {
      expect((await opened({ tokens }, shown)).name).toBe(withheld);
    }
  },
);

test('a problem with a list names the setting and no entry', async () => {
  const error = await opened({ tokens: 7, ids: ['first-secret'] }).catch((reason) => reason);
  expect(isConfigurationError(error) && error.problems).toMatchObject([{ account: 'a', field: 'tokens' }]);
  expect(JSON.stringify(error)).not.toContain('first-secret');
});
