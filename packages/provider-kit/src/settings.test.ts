import type { SettingInfo } from '@wabascope/core';
import { expect, test } from 'vitest';
import {
  choiceSetting,
  connectionSettings,
  defineSettings,
  optionalSecretSetting,
  optionalTextSetting,
  Secret,
  secretSetting,
  textSetting,
} from './index.js';

const base = 'https://api.acme.example/v1';

const settings = defineSettings({
  clientId: textSetting({ description: 'The id.', env: 'ACME_CLIENT_ID', example: 'c-123' }),
  clientSecret: secretSetting({ description: 'The secret.', env: 'ACME_CLIENT_SECRET' }),
  token: optionalSecretSetting({ description: 'A token.' }),
  region: optionalTextSetting({
    description: 'A region.',
    pattern: { matches: /^[a-z]+$/, says: 'must be a region such as eu' },
  }),
  algorithm: choiceSetting(['sha256', 'md5'], { description: 'How to sign.' }),
  ...connectionSettings(base),
});

const required = { clientId: 'c', clientSecret: 's' };

async function read(input: unknown) {
  return settings.schema['~standard'].validate(input);
}

/** `name: message` of each issue. */
async function issues(input: unknown): Promise<string[]> {
  const result = await read(input);
  return (result.issues ?? []).map(({ path = [], message }) => `${path.map(String).join('.')}: ${message}`);
}

test('settings are read: text trimmed, secrets wrapped, defaults filled in', async () => {
  const result = await read({ clientId: ' c ', clientSecret: 's3cr3t', token: 't0k3n', region: 'eu' });
  if (result.issues !== undefined) throw new Error('The settings are refused.');
  const { clientSecret, token, ...plain } = result.value;
  expect(plain).toEqual({ clientId: 'c', region: 'eu', algorithm: 'sha256', baseUrl: base, timeoutMs: 15_000 });
  expect(clientSecret).toBeInstanceOf(Secret);
  expect([clientSecret.reveal(), token?.reveal()]).toEqual(['s3cr3t', 't0k3n']);
});

test('info describes every setting without the parts for validation', () => {
  expect(settings.info).toEqual({
    clientId: {
      type: 'string',
      required: true,
      secret: false,
      description: 'The id.',
      env: 'ACME_CLIENT_ID',
      example: 'c-123',
    },
    clientSecret: {
      type: 'string',
      required: true,
      secret: true,
      description: 'The secret.',
      env: 'ACME_CLIENT_SECRET',
    },
    token: { type: 'string', required: false, secret: true, description: 'A token.' },
    region: { type: 'string', required: false, secret: false, description: 'A region.' },
    algorithm: {
      type: 'string',
      required: false,
      secret: false,
      description: 'How to sign.',
      values: ['sha256', 'md5'],
      default: 'sha256',
    },
    baseUrl: {
      type: 'string',
      required: false,
      secret: false,
      description: `Replaces exactly ${base}, for a proxy or a test server.`,
      default: base,
    },
    timeoutMs: {
      type: 'number',
      required: false,
      secret: false,
      description: 'Milliseconds that one call may take, its retries included.',
      default: 15_000,
    },
  } satisfies Record<string, SettingInfo>);
});

test('what info calls required is what the schema misses', async () => {
  const missing = (await issues({})).map((issue) => issue.split(':')[0]);
  expect(missing).toEqual(Object.keys(settings.info).filter((name) => settings.info[name]?.required));
});

test('a default that info names is what the schema fills in', async () => {
  const result = await read(required);
  if (result.issues !== undefined) throw new Error('The settings are refused.');
  const filled = new Map<string, unknown>(Object.entries(result.value));
  for (const [name, about] of Object.entries(settings.info)) {
    if (about.default !== undefined) expect(filled.get(name)).toBe(about.default);
  }
});

test.each([
  [{ clientId: 42 }, 'clientId: must be a string'],
  [{ clientId: '  ' }, 'clientId: must not be empty'],
  [{ clientSecret: '' }, 'clientSecret: must not be empty'],
  [{ clientSecret: { value: 's3cr3t' } }, 'clientSecret: must be a string'],
  [{ region: 's3cr3t!' }, 'region: must be a region such as eu'],
  [{ algorithm: 's3cr3t' }, 'algorithm: must be one of sha256, md5'],
  [{ timeoutMs: 's3cr3t' }, 'timeoutMs: must be a whole number of milliseconds'],
  [{ timeoutMs: 1.5 }, 'timeoutMs: must be a whole number of milliseconds'],
  [{ timeoutMs: 0 }, 'timeoutMs: must be at least 1'],
  [{ timeoutMs: 600_001 }, 'timeoutMs: must be at most 600000'],
  [{ baseUrl: 42 }, 'baseUrl: must be a URL'],
])('a message names the rule and no value: %o', async (odd, issue) => {
  expect(await issues({ ...required, ...odd })).toEqual([issue]);
});

async function baseUrlOf(baseUrl: string): Promise<string | undefined> {
  const result = await read({ ...required, baseUrl });
  return result.issues === undefined ? result.value.baseUrl : undefined;
}

test.each([
  ['https://proxy.example', 'https://proxy.example'],
  ['https://proxy.example/', 'https://proxy.example'],
  ['https://proxy.example:8443/acme//', 'https://proxy.example:8443/acme'],
  ['HTTPS://Proxy.Example/Acme', 'https://proxy.example/Acme'],
  [' https://proxy.example/acme ', 'https://proxy.example/acme'],
  ['https://proxy.example/?', 'https://proxy.example'],
  ['https://proxy.example/a#', 'https://proxy.example/a'],
  ['https://@proxy.example', 'https://proxy.example'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:3000/v1/', 'http://127.0.0.1:3000/v1'],
  ['http://127.1.2.3', 'http://127.1.2.3'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
])('the base URL %j is taken as %s', async (given, taken) => {
  expect(await baseUrlOf(given)).toBe(taken);
});

test.each([
  'http://api.acme.example',
  'http://192.168.0.1',
  'http://127.0.0.1.evil.example',
  'http://localhost.evil.example',
  'http://[::2]',
  'ftp://api.acme.example',
  'file:///etc/passwd',
  'https://user@api.acme.example',
  'https://user:s3cr3t@api.acme.example',
  'https://api.acme.example/?token=s3cr3t',
  'https://api.acme.example/#s3cr3t',
  'api.acme.example',
  '',
])('the base URL %j is refused without being quoted', async (baseUrl) => {
  expect(await issues({ ...required, baseUrl })).toEqual([
    'baseUrl: must be an https URL (or http on loopback) without user, password, query or hash',
  ]);
});
