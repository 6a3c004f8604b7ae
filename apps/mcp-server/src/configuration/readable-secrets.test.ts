import type { AnyPlugin } from '@wabascope/directory';
import { expect, it } from 'vitest';
import { readableSecretsSentence, secretsOutsideAccounts } from './readable-secrets.js';

const about = { description: '', required: true, type: 'string' as const };
const info = { key: { ...about, secret: true }, id: { ...about, secret: false } };
const providers = { acme: async () => ({ settings: { info } }) as unknown as AnyPlugin };
const sentenceOf = (accounts: Record<string, object>, store?: string) =>
  readableSecretsSentence(
    {
      source: '/etc/w.json',
      accounts: Object.fromEntries(
        Object.entries(accounts).map(([alias, rest]) => [alias, { provider: 'acme', ...rest }]),
      ),
      store,
    },
    providers,
  );

it('a written secret is named, and the address of a store with a password', async () => {
  const sentence = await sentenceOf({ a: { key: 's3cr3t', id: 'x' } }, 'redis://:s3cr3t@localhost');
  expect(sentence).toMatch(
    /^All users of this machine can read \/etc\/w\.json, .* \(account a, key; store\)\. Run "chmod go-r"/,
  );
  expect(sentence).not.toContain('s3cr3t');
});

it('five places are named, the others are counted', async () => {
  const accounts = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`a${index}`, { key: 'x' }]));
  expect(await sentenceOf(accounts)).toContain('account a4, key and 2 more)');
});

it('references and settings that are not secret need no warning', async () => {
  expect(await sentenceOf({ a: { key: '${env:KEY}', id: 'x' } }, 'redis://localhost')).toBeUndefined();
});

it('receivers of changes and senders of hints have secrets', async () => {
  const url = 'https://hooks.example.com/s3cr3t';
  const others = secretsOutsideAccounts({
    notify: [{ url: '${env:URL}', secret: 'whsec_s3cr3t', format: 'webhook' }, { url }, null],
    http: { hints: { oslo: { appSecret: 's3cr3t', token: '${file:token}' } } },
  });
  const sentence = await readableSecretsSentence({ source: '/etc/w.json', accounts: {}, others }, providers);
  expect(sentence).toContain('(notify[0].secret; notify[1].url; http.hints.oslo.appSecret)');
  expect(sentence).not.toContain('s3cr3t');
  expect(secretsOutsideAccounts([])).toEqual({});
});
