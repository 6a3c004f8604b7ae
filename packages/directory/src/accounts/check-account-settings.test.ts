import { describe, expect, test } from 'vitest';
import { plugin } from '../__fixtures__/plugin.js';
import { type ConfigurationProblem, createDirectory, isArgumentError, isConfigurationError } from '../index.js';

/** Opens an account with these settings. @returns What is wrong with them. */
async function problemsOf(settings: Record<string, unknown>): Promise<readonly ConfigurationProblem[]> {
  const opening = createDirectory({
    accounts: { a: { provider: 'acme', token: 'acme-secret-token', ...settings } },
    providers: { acme: async () => plugin() },
  });
  try {
    await (await opening).close();
    return [];
  } catch (error) {
    if (isConfigurationError(error)) return error.problems;
    throw error;
  }
}

const forms: [value: string, form: string, remedy: RegExp][] = [
  ['${env:TOKEN}', '${env:NAME}', /Only the configuration file of wabascope-mcp resolves it\. Pass the value itself\./],
  ['${file:secrets/token}', '${file:PATH}', /Only the configuration file of wabascope-mcp resolves it/],
  ['${ENV:TOKEN}', '${ENV:NAME}', /the value itself or, in the configuration file of wabascope-mcp, \$\{env:NAME\}/],
  [
    '${FILE:secrets/token}',
    '${FILE:PATH}',
    /the value itself or, in the configuration file of wabascope-mcp, \$\{file:PATH\}/,
  ],
  ['${env.TOKEN}', '${env.NAME}', /Write \$\{env:NAME\}/],
  ['${process.env.TOKEN}', '${…}', /Write \$\{env:NAME\}/],
  ['${file.token}', '${…}', /Write \$\{env:NAME\}/],
  ['${config:token}', '${…}', /Write \$\{env:NAME\}/],
  ['${command:get-token}', '${…}', /Write \$\{env:NAME\}/],
  ['{{TOKEN}}', '{{…}}', /Write \$\{env:NAME\}/],
  ['${{ secrets.TOKEN }}', '{{…}}', /Write \$\{env:NAME\}/],
  ['$(TOKEN)', '$(…)', /Write \$\{env:NAME\}/],
  ['${TOKEN}', '${NAME}', /Write \$\{env:NAME\}/],
  ['${TOKEN:-made-up}', '${NAME}', /Write \$\{env:NAME\}/],
  ['Token ${TOKEN}', '${NAME}', /Write \$\{env:NAME\}/],
  ['$TOKEN', '$NAME', /Write \$\{env:NAME\}/],
  ['$accessToken', '$NAME', /Write \$\{env:NAME\}/],
  ['$access_token', '$NAME', /Write \$\{env:NAME\}/],
  ['$env:TOKEN', '$env:NAME', /Write \$\{env:NAME\}/],
  ['%TOKEN%', '%NAME%', /Write \$\{env:NAME\}/],
  ['%env:TOKEN%', '%NAME%', /Write \$\{env:NAME\}/],
  ['${INPUT:token}', '${input:NAME}', /Fill in the setting in the client/],
  ['${input:token}', '${input:NAME}', /Fill in the setting in the client/],
  ['${user_config.acme_token}', '${user_config.NAME}', /Fill in the setting in the client/],
];

describe('a placeholder that no program has filled in', () => {
  test.each(forms)('%s is named as %s, in a secret and in other settings', async (value, form, remedy) => {
    for (const field of ['token', 'baseUrl']) {
      expect(await problemsOf({ [field]: value })).toEqual([
        {
          account: 'a',
          field,
          message: `It contains a placeholder that no program has filled in: ${form}.`,
          remedy: expect.stringMatching(remedy),
        },
      ]);
    }
  });

  test.each([
    'pa$$word-93',
    'pa$SWORD-93',
    '100%sure-of-it%',
    '$ecret-93',
    '$ecret93word',
    'a${-secret-93',
    'a${config:x}-93',
    '{{secret}}-93',
    'a$(secret)-93',
    '%secret-93%',
  ])('%s is a secret, not a placeholder', async (token) => {
    expect(await problemsOf({ token })).toEqual([]);
  });
});

const copied: [secret: string, message: string][] = [
  ['"s3cr3t-value"', 'It is in quotes.'],
  ["'s3cr3t-value'", 'It is in quotes.'],
  ['“s3cr3t-value”', 'It is in quotes.'],
  ['`s3cr3t-value`\n', 'It is in quotes.'],
  ['Bearer s3cr3t-value', 'It starts with "Bearer".'],
  ['bearer s3cr3t-value', 'It starts with "Bearer".'],
  ['Authorization: Bearer s3cr3t-value', 'It starts with "Bearer".'],
  ['ACME_TOKEN=s3cr3t-value', 'It has the form NAME=value.'],
  ['token=s3cr3t-value', 'It has the form NAME=value.'],
  ['export OTHER_NAME="s3cr3t-value"', 'It has the form NAME=value.'],
  ["$env:ACME_TOKEN = 's3cr3t-value'", 'It has the form NAME=value.'],
];

describe('text that is copied together with a secret', () => {
  test.each(copied)('%j: %s', async (token, message) => {
    const problems = await problemsOf({ token });
    expect(problems).toEqual([
      { account: 'a', field: 'token', message, remedy: expect.stringMatching(/^(Remove|Write)/) },
    ]);
    expect(JSON.stringify(problems)).not.toContain('s3cr3t');
  });

  test.each(['c2VjcmV0LXZhbHVl==', 'c2Vjcm_tdmFsdWU=', '"half-quoted', 'Bearer-like-token', 'random=looking-secret'])(
    '%s is a secret',
    async (token) => {
      expect(await problemsOf({ token })).toEqual([]);
    },
  );

  test('a setting that is not a secret may have any of these forms', async () => {
    expect(await problemsOf({ baseUrl: '"https://example.com/?api_key=1"' })).toEqual([]);
  });
});

test('an empty setting must not be empty, and an omitted one is missing', async () => {
  expect(await problemsOf({ token: '' })).toMatchObject([{ field: 'token', message: 'It must not be empty.' }]);
  expect(await problemsOf({ token: ' \n' })).toMatchObject([{ field: 'token', message: 'It must not be empty.' }]);
  expect(await problemsOf({ token: undefined })).toMatchObject([{ field: 'token', message: 'It is missing.' }]);
});

test('createDirectory without options is one error that shows the options', async () => {
  const error: unknown = await createDirectory({} as never).catch((reason) => reason);
  expect(isArgumentError(error)).toBe(true);
  expect(String(error)).toBe(
    'ArgumentError: createDirectory needs accounts and providers: { accounts: { alias: { provider: "id", … } }, providers: { id: async () => plugin } }.',
  );
});
