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

/** The remedy for what another program fills in. */
const inTheFile = /^Write the value itself or, in the configuration file of wabascope-mcp, \$\{env:NAME\}\.$/;

const forms: [value: string, form: string, remedy: RegExp][] = [
  ['${env:TOKEN}', '${env:NAME}', /Only the configuration file of wabascope-mcp resolves it\. Pass the value itself\./],
  ['${file:secrets/token}', '${file:PATH}', /Only the configuration file of wabascope-mcp resolves it/],
  ['${env:TOKEN', '${env:NAME', /Only the configuration file of wabascope-mcp resolves it/],
  ['Token ${file:secrets/token', '${file:PATH', /Only the configuration file of wabascope-mcp resolves it/],
  ['${TOKEN', '${NAME', inTheFile],
  ['${input:token', '${NAME', inTheFile],
  ['{env:TOKEN}', '{env:NAME}', inTheFile],
  ['{file:secrets/token}', '{file:PATH}', /\$\{file:PATH\}/],
  ['${ENV:TOKEN}', '${ENV:NAME}', inTheFile],
  [
    '${FILE:secrets/token}',
    '${FILE:PATH}',
    /the value itself or, in the configuration file of wabascope-mcp, \$\{file:PATH\}/,
  ],
  ['${env.TOKEN}', '${env.NAME}', inTheFile],
  ['${process.env.TOKEN}', '${…}', inTheFile],
  ['${file.token}', '${…}', inTheFile],
  ['${config:token}', '${…}', inTheFile],
  ['${command:get-token}', '${…}', inTheFile],
  ['{{TOKEN}}', '{{…}}', inTheFile],
  ['${{ secrets.TOKEN }}', '{{…}}', inTheFile],
  ['$(TOKEN)', '$(…)', inTheFile],
  ['${TOKEN}', '${NAME}', inTheFile],
  ['${TOKEN:-made-up}', '${NAME}', inTheFile],
  ['Token ${TOKEN}', '${NAME}', inTheFile],
  ['$TOKEN', '$NAME', inTheFile],
  ['$accessToken', '$NAME', inTheFile],
  ['$access_token', '$NAME', inTheFile],
  ['$api_key2', '$NAME', inTheFile],
  ['$Access_Token_2', '$NAME', inTheFile],
  ['$env:TOKEN', '$env:NAME', inTheFile],
  ['%ACME-TOKEN%', '%NAME%', inTheFile],
  ['%ACME.TOKEN%', '%NAME%', inTheFile],
  ['%TOKEN%', '%NAME%', inTheFile],
  ['%env:TOKEN%', '%NAME%', inTheFile],
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
    '$Sommer2024',
    'a${env-93',
    'a${secret93',
    'a{env:x}-93',
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
  ['export KEY=s3cr3t-value', 'It has the form NAME=value.'],
  ['set KEY=s3cr3t-value', 'It has the form NAME=value.'],
  ['set "KEY=s3cr3t-value"', 'It has the form NAME=value.'],
  ['SET KEY=s3cr3t-value', 'It has the form NAME=value.'],
  ['$env:KEY="s3cr3t-value"', 'It has the form NAME=value.'],
  ['KEY="s3cr3t-value"', 'It has the form NAME=value.'],
  ["key = 's3cr3t-value'", 'It has the form NAME=value.'],
  ['# my env\nACME_TOKEN=s3cr3t-value\nB=c\n', 'It has the form NAME=value.'],
  ['# my env\r\n\r\nKEY=s3cr3t-value\r\n', 'It has the form NAME=value.'],
  ['A=b\nACME_TOKEN=s3cr3t-value', 'It has the form NAME=value.'],
  ['[default]\nkey = s3cr3t-value', 'It has the form NAME=value.'],
  ['{"token":"s3cr3t-value"}', 'It is a JSON object.'],
  ['{ "acme_token": "s3cr3t-value", "expires_in": 3600 }', 'It is a JSON object.'],
  ['{"key":"s3cr3t-value"}', 'It is a JSON object.'],
];

describe('text that is copied together with a secret', () => {
  test.each(copied)('%j: %s', async (token, message) => {
    const problems = await problemsOf({ token });
    expect(problems).toEqual([
      { account: 'a', field: 'token', message, remedy: expect.stringMatching(/^(Remove|Write)/) },
    ]);
    expect(JSON.stringify(problems)).not.toContain('s3cr3t');
  });

  test.each([
    'c2VjcmV0LXZhbHVl==',
    'c2Vjcm_tdmFsdWU=',
    'c2VjcmV0LXZhbHVl\nc2VjcmV0LXZhbHVl\nYQ==',
    '"half-quoted',
    'Bearer-like-token',
    'random=looking-secret',
    'random="looking-secret',
    'Endpoint="sb://a.example";SharedAccessKey="c2VjcmV0="',
    'Endpoint=sb://a.example/;SharedAccessKey=c2VjcmV0=',
    'account_name=acme;account_key=c2VjcmV0==',
    'redis://user:secret@host/0?ssl=true',
    '# secret',
    '#ab_c=def',
    '-----BEGIN PRIVATE KEY-----\nc2VjcmV0LXZhbHVl=\n-----END PRIVATE KEY-----',
    '{"type":"service_account","private_key":"c2VjcmV0"}',
    '{secret}',
    'export-key=1',
  ])('%j is a secret', async (token) => {
    expect(await problemsOf({ token })).toEqual([]);
  });

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
