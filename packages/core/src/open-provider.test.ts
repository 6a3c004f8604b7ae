import { expect, test } from 'vitest';
import * as z from 'zod';
import { defineProvider, isProviderError, openProvider, type ProviderContext, type ProviderError } from './index.js';

const schema = z.object({
  keyId: z.string().min(1, 'must not be empty'),
  keySecret: z.string({ error: ({ input }) => `must be a string, not ${input}` }).min(8),
  region: z.enum(['eu', 'us'], { error: 'must be one of eu, us' }).default('eu'),
});
type Settings = z.infer<typeof schema>;

let opened: { settings: Settings; context: ProviderContext } | undefined;

const acme = defineProvider({
  specificationVersion: 1,
  id: 'acme',
  name: 'Acme',
  reports: { number: ['phoneNumber'], waba: [] },
  settings: {
    schema,
    info: {
      keyId: { description: 'Key ID (console).', required: true, secret: false, type: 'string', example: 'AK-1' },
      keySecret: { description: 'Secret of keyId.', required: true, secret: true, type: 'string' },
      region: { description: 'Region.', required: false, secret: false, type: 'string', values: ['eu', 'us'] },
    },
  },
  create(settings, context) {
    opened = { settings, context };
    return { async *listNumbers() {} };
  },
});

async function errorOf(settings: unknown): Promise<ProviderError> {
  const error: unknown = await openProvider(acme, settings).catch((reason: unknown) => reason);
  return isProviderError(error) ? error : expect.fail('The account opens.');
}

test('an account is opened with its settings and the defaults of the others', async () => {
  const provider = await openProvider(acme, { provider: 'acme', keyId: 'AK-1', keySecret: 'hidden-secret' });
  expect(provider.listNumbers).toBeTypeOf('function');
  expect(opened?.settings).toEqual({ keyId: 'AK-1', keySecret: 'hidden-secret', region: 'eu' });
});

test('the context is complete, and a member that is given replaces the default', async () => {
  const now = () => 7;
  await openProvider(acme, { keyId: 'AK-1', keySecret: 'hidden-secret' }, { now });
  expect(opened?.context.now).toBe(now);
  expect(opened?.context.fetch).toBeTypeOf('function');
  expect(opened?.context.log('warn', 'nothing')).toBeUndefined();
});

test('one error names every problem with its setting and its remedy', async () => {
  const { code, message, details } = await errorOf({ keyId: '', region: 'moon', regoin: 'eu' });
  expect(code).toBe('config');
  expect(message).toBe(
    `The settings for Acme are not valid:
- regoin: Acme has no such setting. Did you mean "region"? Its settings are keyId, keySecret, region.
- keyId: It must not be empty. Key ID (console). Example: AK-1.
- keySecret: It is missing. Secret of keyId.
- region: Invalid value: must be one of eu, us. Region. One of eu, us.`,
  );
  expect(details).toEqual({ settings: ['regoin', 'keyId', 'keySecret', 'region'] });
});

test.each([
  { keyId: 'AK-1', keySecret: 'hidden!' },
  { keyId: 'AK-1', keySecret: 1234567 },
])('the error never contains the value of a secret setting', async (settings) => {
  const { message } = await errorOf(settings);
  expect(message).toContain('- keySecret: Invalid value. Secret of keyId.');
  expect(message).not.toContain(String(settings.keySecret));
});

test.each([
  [
    '${env:ACME_SECRET}',
    '${env:NAME}. Only the configuration file of wabascope-mcp resolves it. Pass the value itself.',
  ],
  ['${file:secrets/acme}', '${file:PATH}. Only the configuration file of wabascope-mcp resolves it.'],
  ['{{ACME_SECRET}}', '{{…}}.'],
  ['"hidden-secret"', 'keySecret: It is in quotes. Remove the quotes.'],
  ['Bearer hidden-secret', 'keySecret: It starts with "Bearer".'],
])('the secret %s is not used', async (keySecret, message) => {
  const { code, message: shown, details } = await errorOf({ keyId: 'AK-1', keySecret });
  expect([code, details]).toEqual(['config', { settings: ['keySecret'] }]);
  expect(shown).toContain(message);
  expect(shown).not.toContain('hidden-secret');
});

test('a secret value that the schema quotes for another setting is replaced', async () => {
  const quoting = {
    ...acme,
    settings: {
      ...acme.settings,
      schema: schema.refine(() => false, { error: 'hidden-secret is rejected', path: ['keyId'] }),
    },
  };
  const opening = openProvider(quoting, { keyId: 'AK-1', keySecret: 'hidden-secret' });
  await expect(opening).rejects.toThrow('- keyId: Invalid value: … is rejected. Key ID (console).');
});

test.each([undefined, null, 'acme', []])('settings of %j are not valid', async (settings) => {
  expect((await errorOf(settings)).code).toBe('config');
});
