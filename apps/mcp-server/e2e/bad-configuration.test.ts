import { afterEach, describe, expect, it } from 'vitest';
import { type ConfigFolder, configFolder } from './support/config-folder.js';
import { run } from './support/executable.js';

const secret = 'pfx-Secret-Value-93';
const alibaba = { provider: 'alibaba', accessKeyId: 'LTAI-example', accessKeySecret: secret };

let folder: ConfigFolder | undefined;
afterEach(() => folder?.remove());

/** Each row: what is wrong, the file, and what stderr must contain: account, field, what is wrong, what to do. */
const wrong: readonly (readonly [string, unknown, readonly RegExp[]])[] = [
  ['invalid JSON', '{ "accounts": { "sg": }', [/wabascope\.config\.json:1:23: This is not valid JSON/]],
  ['a file that holds a list', '[]', [/wabascope\.config\.json:1:1: Invalid value\. Expected: an object\./]],
  [
    'an unknown key',
    { accounts: { sg: alibaba }, acounts: {} },
    [
      /json:1:\d+: acounts: Unknown key\. Did you mean "accounts"\? Known keys: \$schema, plugins, secretsFolders, accounts/,
    ],
  ],
  ['no accounts', {}, [/accounts: It is missing\. Expected: an object\./]],
  ['an empty list of accounts', { accounts: {} }, [/accounts: There are no accounts\. Add one/]],
  [
    'an unknown provider',
    { accounts: { sg: { provider: 'alibaba-cloud' } } },
    [/account sg, provider: There is no provider.*Known providers: 360dialog, alibaba, antgst/],
  ],
  [
    'an unknown setting',
    { accounts: { sg: { ...alibaba, accessKey: 'x' } } },
    [/account sg, accessKey: .*Its settings are accessKeyId/],
  ],
  [
    'a missing setting',
    { accounts: { sg: { provider: 'alibaba', accessKeyId: 'LTAI-example' } } },
    [/account sg, accessKeySecret: It is missing\./],
  ],
  [
    'a malformed setting',
    { accounts: { sg: { ...alibaba, timeoutMs: 'soon' } } },
    [/account sg, timeoutMs: .*whole number/],
  ],
  [
    'an unset variable',
    { accounts: { sg: { ...alibaba, accessKeySecret: '${env:NOT_SET_HERE}' } } },
    [/account sg, accessKeySecret: The environment variable NOT_SET_HERE is not set\./],
  ],
  [
    'an unreadable secret file',
    { accounts: { sg: { ...alibaba, accessKeySecret: '${file:./gone.txt}' } } },
    [/account sg, accessKeySecret: The file \.\/gone\.txt cannot be read\./],
  ],
  [
    'a cache with a wrong type and an unknown key',
    { accounts: { sg: alibaba }, cache: { maxAgeSeconds: '60', maxRows: 5 } },
    [
      /cache\.maxAgeSeconds: Invalid value\. Expected: an integer from 0 to 2147483\./,
      /cache\.maxRows: Unknown key\. .*maxNumbers/,
    ],
  ],
  [
    'times that are too long for a timer',
    { accounts: { sg: alibaba }, cache: { refreshSeconds: 2_147_484, waitSeconds: 1e9, maxNumbers: 0 } },
    [
      /cache\.refreshSeconds: Invalid value\. Expected: an integer from 1 to 2147483\./,
      /cache\.waitSeconds: Invalid value\. Expected: an integer from 1 to 2147483\./,
      /cache\.maxNumbers: Invalid value\. Expected: an integer of at least 1\./,
    ],
  ],
  [
    'two accounts with the same alias',
    `{"accounts":{"sg":${JSON.stringify(alibaba)},"sg":${JSON.stringify(alibaba)}}}`,
    [/account sg: Two accounts have this alias\./],
  ],
  [
    'plain http to another host',
    { accounts: { sg: { ...alibaba, baseUrl: 'http://api.example.com' } } },
    [/account sg, baseUrl: .*https/],
  ],
  [
    'a plugin that is not installed',
    { plugins: ['wabascope-provider-nowhere'], accounts: { sg: alibaba } },
    [/plugins\[0\]: wabascope-provider-nowhere: It cannot be found/],
  ],
  [
    'several problems',
    {
      accounts: {
        a: { provider: 'nope' },
        b: { provider: 'awal', clientId: '${env:NOT_SET_HERE}', domain: 'd' },
        c: { ...alibaba, color: 1 },
      },
    },
    [
      /account a, provider/,
      /account b, clientId: The environment variable/,
      /account b, hmacSecret: It is missing/,
      /account c, color/,
    ],
  ],
];

describe('an invalid configuration', () => {
  it.each(wrong)('%s: status 2, and stderr names the place and the remedy', async (_, config, sentences) => {
    folder = await configFolder(config);
    const { status, stdout, stderr } = await run(['--config', folder.file], { env: { UNRELATED: secret } });
    expect(stderr).not.toContain(secret);
    for (const sentence of sentences) expect(stderr).toMatch(sentence);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('is reported once for each field', async () => {
    folder = await configFolder({ accounts: { b: { provider: 'antgst', accessToken: '${env:NOT_SET_HERE}' } } });
    const { stderr } = await run(['--config', folder.file]);
    expect(stderr.match(/accessToken/g)).toHaveLength(1);
  });

  it('gets an explanation of one line when there is no configuration', async () => {
    folder = await configFolder('{}');
    const { status, stderr } = await run([], { cwd: (await configFolderWithout()).path });
    expect(status).toBe(2);
    expect(stderr).toMatch(/wabascope\.config\.json.*--sandbox/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('is reported when its file does not exist', async () => {
    const { status, stderr } = await run(['--config', 'gone.json']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/gone\.json: The file cannot be read\. Check the path/);
  });

  it('is reported with the variables that an account from the environment lacks', async () => {
    folder = await configFolder('{}');
    const { status, stderr } = await run([], {
      cwd: (await configFolderWithout()).path,
      env: { AWAL_CLIENT_ID: 'client', AWAL_DOMAIN: 'shop' },
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /environment: account awal, hmacSecret: The environment variable AWAL_HMAC_SECRET is not set/,
    );
  });
});

/** A folder without a configuration file. */
async function configFolderWithout(): Promise<ConfigFolder> {
  const { rm } = await import('node:fs/promises');
  await folder?.remove();
  folder = await configFolder('{}');
  await rm(folder.file);
  return folder;
}

// src/command-line.test.ts covers what it accepts and rejects.
describe('the command line', () => {
  it('prints commands, options and exit status with --help', async () => {
    const { status, stdout } = await run(['--help']);
    expect(status).toBe(0);
    for (const word of ['--config', '--sandbox', 'numbers', 'check', 'EXIT STATUS']) expect(stdout).toContain(word);
  });

  it('prints the version with --version', async () => {
    const { status, stdout } = await run(['--version']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('is rejected with a reference to --help if it is invalid', async () => {
    const { status, stdout, stderr } = await run(['--nope']);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/See wabascope --help/);
  });
});
