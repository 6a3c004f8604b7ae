import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConfigurationError, isConfigurationError } from '@wabascope/directory';
import { beforeEach, describe, expect, it } from 'vitest';
import { type LoadedConfiguration, loadConfiguration } from './load.js';

let folder: string;
beforeEach(async () => {
  // On macOS, other users may not enter the folder that `tmpdir` returns.
  folder = await mkdtemp(join(process.platform === 'win32' ? tmpdir() : '/tmp', 'wabascope-load-'));
  return () => rm(folder, { recursive: true });
});

async function load(content: string | Uint8Array, env: Record<string, string> = {}): Promise<LoadedConfiguration> {
  const file = join(folder, 'wabascope.config.json');
  await writeFile(file, content, { mode: 0o600 });
  const loaded = await loadConfiguration({ file, cwd: folder, env, builtIn: async () => [], warn: () => {} });
  if (loaded === undefined) throw new Error('Nothing is configured.');
  return loaded;
}

async function linesOf(content: string | Uint8Array): Promise<string[]> {
  const error = await load(content).then(
    ({ read, errorOf }) => errorOf(read.problems),
    (reason) => reason as ConfigurationError,
  );
  expect(isConfigurationError(error)).toBe(true);
  const [headline, ...lines] = error.message.split('\n');
  expect(headline).toBe('Invalid configuration.');
  return lines.map((line) => line.replace(join(folder, 'wabascope.config.json'), 'FILE'));
}

const valid = { accounts: { a: { provider: 'meta', accessToken: '${file:token}' } } };

it('every problem has the line and column of its place, in the order of the file', async () => {
  const lines = await linesOf(`{
  // A comment counts as a line.
  "acounts": {},
  "cache": { "maxAgeSeconds": "60" },
  "accounts": {
    "a": { "provider": "meta", "accessToken": "\${env:NOT_SET}" },
    "b": {
      "accessToken": "\${file:gone}"
    },
    "b": { "provider": "meta", "accessToken": "\${input:token}" }
  },
  "http": { "auth": { "tokens": [
    { "name": "x", "sha256": "y" }
  ] } },
  "replicas": 0
}`);
  expect(lines.map((line) => line.replace(/\\. .*/, '.'))).toEqual([
    expect.stringMatching(/^FILE:3:3: acounts: Unknown key\. Did you mean "accounts"\?/),
    expect.stringMatching(/^FILE:4:14: cache\.maxAgeSeconds: Invalid value\. Expected: an integer from 0/),
    expect.stringMatching(/^FILE:6:32: account a, accessToken: The environment variable NOT_SET is not set\./),
    expect.stringMatching(/^FILE:10:5: account b: Two accounts have this alias\./),
    expect.stringMatching(/^FILE:10:32: account b, accessToken: It contains a placeholder .*: \$\{input:NAME\}\./),
    expect.stringMatching(/^FILE:13:20: http\.auth\.tokens\[0\]\.sha256: Invalid value\. Expected: 64 hexadecimal/),
    expect.stringMatching(/^FILE:15:3: replicas: Invalid value\. Expected: an integer of at least 1\./),
  ]);
});

it('a text that is not JSON has its first problem alone', async () => {
  expect(await linesOf('{\n  "accounts": { "a": }\n  "cache": 5\n  oops')).toEqual([
    'FILE:2:22: This is not valid JSON (value expected). Correct it there.',
  ]);
});

describe('UTF-16 as PowerShell writes it', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

  it('is read, in the configuration and in files of secrets', async () => {
    await writeFile(join(folder, 'token'), utf16('s3cr3t-value\r\n'));
    const { read } = await load(utf16(JSON.stringify(valid)));
    expect(read).toMatchObject({ problems: [], configuration: { accounts: { a: { accessToken: 's3cr3t-value' } } } });
  });

  it('without a byte order mark is named as UTF-16', async () => {
    await writeFile(join(folder, 'token'), utf16('s3cr3t-value').subarray(2));
    expect(await linesOf(JSON.stringify(valid))).toEqual([
      'FILE:1:37: account a, accessToken: The file token is UTF-16 text without a byte order mark. Save it as UTF-8.',
    ]);
    expect(await linesOf(utf16('{}').subarray(2))).toEqual([
      'FILE: The file is UTF-16 text without a byte order mark. Save it as UTF-8.',
    ]);
  });
});

it('a path that a client has not filled in is rejected', async () => {
  const options = { cwd: folder, env: {}, builtIn: async () => [], warn: () => {} };
  await expect(loadConfiguration({ ...options, file: '${user_config.file}' })).rejects.toThrow(
    /: It contains a placeholder that no program has filled in: \$\{user_config\.NAME\}\./,
  );
});

it.each(['"FILE"', "'FILE'", '“FILE”'])('a path in quotes is named: %s', async (quoted) => {
  const file = quoted.replace('FILE', join(folder, 'w.json'));
  const options = { file, cwd: folder, env: {}, builtIn: async () => [], warn: () => {} };
  await expect(loadConfiguration(options)).rejects.toThrow(
    'the path of the configuration: It is in quotes. Remove the quotes.',
  );
});

describe.skipIf(process.platform === 'win32')('on a system with modes', () => {
  it('a file that other users may write is rejected', async () => {
    const { source } = await load('{}');
    await chmod(source, 0o666);
    const options = { file: source, cwd: folder, env: {}, builtIn: async () => [], warn: () => {} };
    await expect(loadConfiguration(options)).rejects.toThrow(/Run "chmod go-w/);
  });

  it('what is written is kept for a warning where all users may read the file', async () => {
    const { source, openToAll } = await load('{ "accounts": { "a": { "provider": "meta", "accessToken": "x" } } }');
    expect(openToAll).toBeUndefined();
    await chmod(folder, 0o755);
    await chmod(source, 0o644);
    const options = { file: source, cwd: folder, env: {}, builtIn: async () => [], warn: () => {} };
    const loaded = await loadConfiguration(options);
    expect(loaded?.openToAll).toMatchObject({ source, accounts: { a: { accessToken: 'x' } } });
  });
});
