import type { SettingInfo } from '@wabascope/core';
import { expect, test } from 'vitest';
import {
  booleanSetting,
  choiceSetting,
  connectionSettings,
  defineSettings,
  listSetting,
  optionalListSetting,
  optionalNumberSetting,
  optionalSecretSetting,
  optionalTextSetting,
  Secret,
  secretSetting,
  textSetting,
  withDefault,
} from './index.js';

const base = 'https://api.acme.example/v1';

const settings = defineSettings({
  clientId: textSetting({ description: 'The ID.', env: 'ACME_CLIENT_ID', example: 'c-123' }),
  clientSecret: secretSetting({ description: 'The secret.', env: 'ACME_CLIENT_SECRET' }),
  token: optionalSecretSetting({ description: 'A token.' }),
  region: optionalTextSetting({
    description: 'A region.',
    pattern: { matches: /^[a-z]+$/, message: 'must be a region such as eu' },
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
  if (result.issues !== undefined) throw new Error('The settings are rejected.');
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
      description: 'The ID.',
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
  if (result.issues !== undefined) throw new Error('The settings are rejected.');
  const filled = new Map<string, unknown>(Object.entries(result.value));
  for (const [name, about] of Object.entries(settings.info)) {
    if (about.default !== undefined) expect(filled.get(name)).toBe(about.default);
  }
});

const further = defineSettings({
  wabaIds: listSetting({
    description: 'The WABAs.',
    env: 'ACME_WABA_IDS',
    pattern: { matches: /^\d+$/, message: 'must be digits' },
  }),
  scopes: withDefault(['read', 'list'], optionalListSetting({ description: 'The scopes.' })),
  version: withDefault('v1', optionalTextSetting({ description: 'The version.' })),
  pageSize: withDefault(100, optionalNumberSetting({ description: 'Rows.', min: 1, max: 500, whole: true })),
  archived: booleanSetting({ description: 'Archived ones too.' }),
  tags: optionalListSetting({ description: 'The tags.' }),
});

test('a default of any type is filled in by the schema and shown in info', async () => {
  const result = await further.schema['~standard'].validate({ wabaIds: [' 1 ', '2'] });
  if (result.issues !== undefined) throw new Error('The settings are rejected.');
  const defaults = Object.entries(further.info).flatMap(([name, info]) =>
    info.default === undefined ? [] : [[name, info.default]],
  );
  expect(Object.fromEntries(defaults)).toEqual({
    scopes: ['read', 'list'],
    version: 'v1',
    pageSize: 100,
    archived: false,
  });
  expect(result.value).toEqual({ wabaIds: ['1', '2'], ...Object.fromEntries(defaults) });
  expect(further.info.wabaIds).toMatchObject({ type: 'string[]', required: true, secret: false, env: 'ACME_WABA_IDS' });
});

test('what is given counts, and not the default', async () => {
  const given = { wabaIds: ['1'], scopes: ['write'], version: 'v2', pageSize: 5, archived: true, tags: ['a'] };
  const result = await further.schema['~standard'].validate(given);
  expect(result).toMatchObject({ value: given });
});

test.each([
  [{ wabaIds: '1,2' }, 'wabaIds: must be a list of strings'],
  [{ wabaIds: [] }, 'wabaIds: must not be empty'],
  [{ wabaIds: undefined }, 'wabaIds: must be a list of strings'],
  [{ wabaIds: ['s3cr3t'] }, 'wabaIds.0: must be digits'],
  [{ tags: ['a', 7] }, 'tags.1: must be a string'],
  [{ tags: Array.from({ length: 1_001 }, () => 'a') }, 'tags: must have at most 1000 entries'],
  [{ pageSize: 1.5 }, 'pageSize: must be a whole number'],
  [{ pageSize: 501 }, 'pageSize: must be at most 500'],
  [{ pageSize: '5' }, 'pageSize: must be a number'],
  [{ archived: 'yes' }, 'archived: must be true or false'],
])('a message about a list, a number or a boolean names the rule and no value: %o', async (odd, issue) => {
  const { issues = [] } = await further.schema['~standard'].validate({ wabaIds: ['1'], ...odd });
  expect(issues.map(({ path = [], message }) => `${path.map(String).join('.')}: ${message}`)).toEqual([issue]);
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
])('the base URL %j is rejected without being quoted', async (baseUrl) => {
  expect(await issues({ ...required, baseUrl })).toEqual([
    'baseUrl: must be an https URL (or http on loopback) without user, password, query or hash',
  ]);
});
