import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { configFolder } from '../e2e/support/config-folder.js';
import { run } from '../e2e/support/executable.js';
import { builtInProviders } from '../src/built-in-providers.js';

const alibaba = { provider: 'alibaba', accessKeyId: 'LTAI5tExample', accessKeySecret: '${env:ALI_SECRET}' };
const meta = { provider: 'meta', accessToken: '${env:ALI_SECRET}' };
const awal = { provider: 'awal', clientId: 'id', hmacSecret: '${env:ALI_SECRET}', domain: 'your-workspace' };
const nxcloud = { provider: 'nxcloud', accessKey: 'key', accessSecret: '${env:ALI_SECRET}', appkey: 'app' };
const antgst = { provider: 'antgst', accessToken: '${env:ALI_SECRET}' };

/** Does the published JSON Schema let it pass? */
async function editorAccepts(config: unknown): Promise<boolean> {
  const schema = JSON.parse(await readFile(new URL('../dist/config.schema.json', import.meta.url), 'utf8'));
  return new Ajv2020({ allowUnionTypes: true, formats: { uri: true } }).validate(schema, config);
}

/** Does the server start with it? */
async function serverAccepts(config: unknown): Promise<boolean> {
  const { file, remove } = await configFolder(config);
  onTestFinished(remove);
  const { status } = await run(['--config', file], { env: { ALI_SECRET: 'made-up' } });
  return status === 0;
}

test('the schema names every built-in provider', async () => {
  const text = await readFile(new URL('../dist/config.schema.json', import.meta.url), 'utf8');
  const { examples } = JSON.parse(text).properties.accounts.additionalProperties.properties.provider;
  expect(examples).toEqual(Object.keys(builtInProviders).sort());
});

describe('a configuration that editor and server both accept', () => {
  test.each<[string, unknown]>([
    ['has an account of each provider', { accounts: { sg: alibaba, riyadh: awal, nx: nxcloud, ant: antgst, meta } }],
    ['has two accounts of one provider', { accounts: { one: meta, two: { ...meta, wabaId: '102290129340398' } } }],
    ['names its schema', { $schema: './config.schema.json', plugins: [], accounts: { meta } }],
    ['has a timeout', { accounts: { sg: { ...alibaba, timeoutMs: 5000 } } }],
    ['chooses one of the words of a setting', { accounts: { riyadh: { ...awal, signingPath: 'full' } } }],
  ])('%s', async (_, config) => {
    expect(await editorAccepts(config)).toBe(true);
    expect(await serverAccepts(config)).toBe(true);
  });
});

describe('a configuration that editor and server both reject', () => {
  test.each<[string, unknown]>([
    ['has no accounts', { accounts: {} }],
    ['has another root key', { accounts: { meta }, account: {} }],
    ['has an account without a provider', { accounts: { sg: { accessKeyId: 'a', accessKeySecret: 'b' } } }],
    ['misses a required setting', { accounts: { sg: { provider: 'alibaba', accessKeyId: 'a' } } }],
    ['misspells a setting', { accounts: { sg: { ...alibaba, acessKeyId: 'a' } } }],
    ['has a setting of another provider', { accounts: { meta: { ...meta, custSpaceId: '1' } } }],
    ['has a word that a setting does not allow', { accounts: { riyadh: { ...awal, signingPath: 'absolute' } } }],
    ['has a number where a text belongs', { accounts: { meta: { ...meta, wabaId: 102290129340398 } } }],
    ['has an alias with a space', { accounts: { 'my account': meta } }],
    ['has plugins that are not a list', { plugins: 'acme', accounts: { meta } }],
  ])('%s', async (_, config) => {
    expect(await editorAccepts(config)).toBe(false);
    expect(await serverAccepts(config)).toBe(false);
  });
});
