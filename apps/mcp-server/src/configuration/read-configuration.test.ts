import { describe, expect, it } from 'vitest';
import { checkConfiguration, readConfiguration, secretsFoldersOf } from './read-configuration.js';
import type { ReferenceSources } from './references.js';

const accounts = { a: { provider: 'meta', accessToken: 'x' } };
const sha256 = 'a'.repeat(64);
const sources: ReferenceSources = {
  env: (name) => ({ HASH: sha256, URL: 'redis://localhost' })[name],
  file: () => ({ message: 'The file cannot be read.', remedy: 'Check it.' }),
};

it('a configuration of accounts has the defaults of all other parts', async () => {
  expect(await checkConfiguration({ accounts })).toMatchObject({
    problems: [],
    configuration: {
      accounts,
      plugins: [],
      secretsFolders: [],
      replicas: 3,
      cache: { maxAgeSeconds: 60, maxNumbers: 200_000, waitSeconds: 45, stalledSeconds: 600 },
      changes: { keepDays: 90, maxBytes: 268_435_456 },
    },
  });
});

it('the part http has defaults, too', async () => {
  const { configuration } = await checkConfiguration({ accounts, http: {} });
  expect(configuration?.http).toEqual({
    allowedHosts: [],
    allowedOrigins: [],
    maxConcurrentCalls: 100,
    maxConnections: 2_000,
    maxUnreadSeconds: 30,
    metrics: { perAccount: false },
  });
});

it('references are resolved in every part but plugins and secretsFolders', async () => {
  const http = { auth: { tokens: [{ name: 'a', sha256: '${env:HASH}' }] } };
  const read = await readConfiguration({ accounts, http, store: '${env:URL}' }, sources);
  expect(read.configuration).toMatchObject({ http: { auth: { tokens: [{ sha256 }] } }, store: 'redis://localhost' });
  for (const key of ['plugins', 'secretsFolders']) {
    const { problems } = await readConfiguration({ accounts, [key]: ['${env:URL}'] }, sources);
    expect(problems).toMatchObject([{ path: [key, 0], message: 'References are not resolved here.' }]);
  }
});

const tokens = (...list: unknown[]) => ({ auth: { tokens: list } });
const oauth = { issuer: 'https://login.example.com', audience: 'x' };

/** Hashes of tokens, with what is wrong and what to do. */
const hashes: [hash: string, message: string, remedy: RegExp][] = [
  [`"${sha256}"`, 'It is in quotes.', /^Remove the quotes\.$/],
  [`SHA256=${sha256}`, 'It has the form NAME=value.', /^Write only what comes after/],
  [`HASH=${sha256}`, 'It has the form NAME=value.', /^Write only what comes after/],
  [`TOKEN_HASH=${sha256}`, 'It has the form NAME=value.', /^Write only what comes after/],
  [`Bearer ${sha256}`, 'It starts with "Bearer".', /^Remove that word/],
  ['', 'It must not be empty.', /^Write the SHA-256 of the token\.$/],
];

/** Each row: the value at a path, what is wrong there, and what to do. */
type Row = [part: object, path: (string | number)[], message: string, remedy: RegExp];
const wrong: Row[] = [
  [{ acounts: {} }, ['acounts'], 'Unknown key.', /^Did you mean "accounts"\? Known keys: \$schema, plugins, /],
  [{ color: 1 }, ['color'], 'Unknown key.', /^Known keys: \$schema, plugins, /],
  [{ accounts: [] }, ['accounts'], 'Invalid value.', /^Expected: an object\. The accounts by alias/],
  [{ accounts: {} }, ['accounts'], 'There are no accounts.', /--sandbox/],
  [{ accounts: undefined }, ['accounts'], 'It is missing.', /^Expected: an object\./],
  [{ accounts: { 'a b': accounts.a } }, ['accounts', 'a b'], 'Invalid alias.', /^Expected: letters, digits, /],
  [{ accounts: { a: 'meta' } }, ['accounts', 'a'], 'Invalid value.', /^Expected: an object\./],
  [
    { accounts: { a: {} } },
    ['accounts', 'a', 'provider'],
    'It is missing.',
    /^Expected: a string\. ID of the provider/,
  ],
  [{ accounts: { a: { provider: 5 } } }, ['accounts', 'a', 'provider'], 'Invalid value.', /^Expected: a string\./],
  [{ plugins: 'acme' }, ['plugins'], 'Invalid value.', /^Expected: a list of at most 100 strings\. Provider plugins/],
  [{ plugins: Array(101).fill('x') }, ['plugins'], 'Invalid value.', /^Expected: a list of at most 100 strings\./],
  [{ plugins: ['a', 1] }, ['plugins', 1], 'Invalid value.', /^Expected: a string\./],
  [{ cache: 60 }, ['cache'], 'Invalid value.', /^Expected: an object\./],
  [{ cache: { maxAge: 1 } }, ['cache', 'maxAge'], 'Unknown key.', /Known keys: maxAgeSeconds, wabaMaxAgeSeconds/],
  [
    { cache: { waitSeconds: 0 } },
    ['cache', 'waitSeconds'],
    'Invalid value.',
    /^Expected: an integer from 1 to 2147483\./,
  ],
  [{ cache: { waitSeconds: 1.5 } }, ['cache', 'waitSeconds'], 'Invalid value.', /^Expected: an integer from 1/],
  [{ cache: { maxNumbers: '9' } }, ['cache', 'maxNumbers'], 'Invalid value.', /^Expected: an integer of at least 1\./],
  [{ replicas: 0 }, ['replicas'], 'Invalid value.', /^Expected: an integer of at least 1\./],
  [
    { secretsFolders: ['$HOME/secrets'] },
    ['secretsFolders', 0],
    'It contains a placeholder that no program has filled in: $NAME.',
    /^Write the complete path\.$/,
  ],
  [
    { changes: { folder: '~/changes' } },
    ['changes', 'folder'],
    'It contains a placeholder that no program has filled in: ~.',
    /^Write the complete path\.$/,
  ],
  [{ store: 6379 }, ['store'], 'Invalid value.', /^Expected: a string\. Address of the Redis/],
  [{ store: '"redis://localhost"' }, ['store'], 'It is in quotes.', /^Remove the quotes\.$/],
  [{ store: 'URL=redis://localhost' }, ['store'], 'It has the form NAME=value.', /^Write only what comes after/],
  [{ store: 'REDIS_URL=redis://localhost' }, ['store'], 'It has the form NAME=value.', /^Write only what comes after/],
  [{ store: '' }, ['store'], 'It must not be empty.', /^Write the address, or remove the key\.$/],
  [{ store: '${env:URL' }, ['store'], 'It contains a reference without its closing brace: ${env:….', /\$\{env:NAME\}/],
  ...hashes.map(
    ([hash, message, remedy]): Row => [
      { http: tokens({ name: 'a', sha256: hash }) },
      ['http', 'auth', 'tokens', 0, 'sha256'],
      message,
      remedy,
    ],
  ),
  [{ store: '${file:gone}' }, ['store'], 'The file cannot be read.', /Check it/],
  [{ http: { url: '"https://example.com/mcp"' } }, ['http', 'url'], 'It is in quotes.', /^Remove the quotes\.$/],
  [{ http: { url: 'URL=https://example.com' } }, ['http', 'url'], 'It has the form NAME=value.', /^Write only what/],
  [
    { http: { url: 'http://example.com' } },
    ['http', 'url'],
    'Invalid value.',
    /^Expected: an https URL, or an http URL of/,
  ],
  [{ http: { auth: 'open' } }, ['http', 'auth'], 'Invalid value.', /^Expected: an object\. Authentication of callers/],
  [
    { http: { auth: { ...oauth, audiance: 'x' }, url: 'https://a.example' } },
    ['http', 'auth', 'audiance'],
    'Unknown key.',
    /^Did you mean "audience"\?/,
  ],
  [{ http: { auth: oauth } }, ['http', 'url'], 'It is missing.', /^OAuth needs it/],
  [
    { http: tokens({ name: '', sha256 }) },
    ['http', 'auth', 'tokens', 0, 'name'],
    'Invalid value.',
    /^Expected: a string that is not empty\./,
  ],
  [
    { http: tokens({ name: 'a', sha256: 'a' }) },
    ['http', 'auth', 'tokens', 0, 'sha256'],
    'Invalid value.',
    /^Expected: 64 hexadecimal digits\./,
  ],
  [
    { http: tokens({ name: 'a', sha256, accounts: [] }) },
    ['http', 'auth', 'tokens', 0, 'accounts'],
    'Invalid value.',
    /^Expected: a list of strings that is not empty\. Accounts that the caller sees/,
  ],
];

describe('a problem has a path, a message and a remedy', () => {
  it.each(wrong)('%j', async (part, path, message, remedy) => {
    const { problems } = await readConfiguration({ accounts, ...part }, sources);
    expect(problems).toEqual([{ path, message, remedy: expect.stringMatching(remedy) }]);
  });

  it.each([[[]], ['text'], [null]])('%j instead of an object has one problem, at the root', async (value) => {
    expect(await readConfiguration(value, sources)).toMatchObject({
      problems: [{ path: [], message: 'Invalid value.', remedy: 'Expected: an object.' }],
    });
  });

  it.each<[object, string[]]>([
    [{}, ['issuer', 'audience']],
    [{ tokens: [{ name: 'a', sha256 }], ...oauth }, ['tokens']],
    [{ tokens: [{ name: 'a', sha256 }], issuer: 'x' }, ['issuer']],
    [{ tokens: 5 }, ['tokens']],
  ])('http.auth %j is validated as the kind that has most of its keys', async (auth, keys) => {
    const { problems } = await readConfiguration({ accounts, http: { auth } }, sources);
    expect(problems.map(({ path }) => path.at(2)).sort()).toEqual([...keys].sort());
  });

  it('problems of all parts come at once, and the other parts can be checked further', async () => {
    const { problems, configuration, valid } = await readConfiguration(
      { accounts: { ...accounts, b: {} }, cache: 1, store: 2, http: tokens({ name: 'a', sha256, accounts: ['c'] }) },
      sources,
    );
    expect(problems.map(({ path }) => path.join('.'))).toEqual([
      'accounts.b.provider',
      'cache',
      'store',
      'http.auth.tokens.0.accounts.0',
    ]);
    expect(configuration).toBeUndefined();
    expect(valid).toMatchObject({ accounts, plugins: [] });
  });

  it('no problem contains a value', async () => {
    const secret = 's3cr3t-value';
    const value = {
      $schema: 1,
      accounts: { a: { provider: [secret] } },
      store: [secret],
      http: tokens({ name: 'a', sha256: secret }),
    };
    expect(JSON.stringify((await readConfiguration(value, sources)).problems)).not.toContain(secret);
  });
});

it('folders of secrets are read before references are resolved', () => {
  expect(secretsFoldersOf({ secretsFolders: ['/run/secrets'] })).toEqual(['/run/secrets']);
  expect(secretsFoldersOf({ secretsFolders: 5 })).toEqual([]);
  expect(secretsFoldersOf([])).toEqual([]);
});
