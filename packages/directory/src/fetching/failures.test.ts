import { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { acme, directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';

const good: PluginParts = { listNumbers: () => page([{ id: '1', status: 'CONNECTED' }]) };

/** Yields one number, then throws. */
function failing(error: unknown): PluginParts {
  return {
    async *listNumbers() {
      yield* page([{ id: '9', status: 'CONNECTED' }]);
      throw error;
    },
  };
}

test('a failed account is one failure and does not affect other accounts', async () => {
  const error = new ProviderError('rate-limit', 'Too many requests; try again later.', {
    upstreamMessage: 'slow\u202e down',
    upstreamCode: '429',
    retryAfterMs: 2000,
    status: 429,
  });
  const bad: PluginParts = {
    listNumbers() {
      throw error;
    },
  };
  const result = await (await directoryOf({ bad, good })).listNumbers();
  expect(result.numbers.map(({ account }) => account)).toEqual(['good']);
  expect(result.failures).toEqual([
    {
      account: 'bad',
      provider: 'bad',
      code: 'rate-limit',
      message: 'Too many requests; try again later.',
      retryable: true,
      upstreamMessage: 'slow down',
      upstreamCode: '429',
      status: 429,
      retryAfterMs: 2000,
      shown: 'nothing',
    },
  ]);
});

test('rows before a failure stay, and the failure marks them as a part', async () => {
  const directory = await directoryOf({ bad: failing(new ProviderError('timeout', 'No response.')) });
  const result = await directory.listNumbers();
  expect(result.numbers.map(({ id }) => id)).toEqual(['9']);
  expect(result.failures).toMatchObject([{ code: 'timeout', retryable: true, shown: 'part' }]);
});

test('a failure is logged once per fetch, with its details', async () => {
  const logged: unknown[] = [];
  const log = (...entry: unknown[]) => void logged.push(entry);
  const error = new ProviderError('auth', 'The token has expired.', { attempts: 1, requestId: 'r-7' });
  const directory = await directoryOf({ bad: failing(error) }, { log });
  await directory.listNumbers();
  await directory.listNumbers();
  expect(logged).toEqual([
    [
      'warn',
      'The fetch of an account failed.',
      {
        account: 'bad',
        provider: 'bad',
        failure: { code: 'auth', message: 'The token has expired.', retryable: false, attempts: 1, requestId: 'r-7' },
      },
    ],
  ]);
});

test('an error that violates the contract is a bad-response: its place is logged, its text is dropped', async () => {
  const logged: unknown[] = [];
  const log = (...entry: unknown[]) => void logged.push(entry);
  const directory = await directoryOf({ bad: failing(new TypeError(`cannot read ${acme.token}`)) }, { log });
  const result = await directory.listNumbers();
  expect(result.failures).toMatchObject([{ account: 'bad', code: 'bad-response', retryable: false }]);
  expect(logged).toMatchObject([['warn', expect.any(String), { account: 'bad', thrown: 'TypeError' }]]);
  expect(JSON.stringify(logged)).toContain('failures.test.ts');
  expect(JSON.stringify([result, logged])).not.toMatch(/acme-secret|cannot read/);
});

test('an error of another copy of the contract is understood', async () => {
  const foreign = Object.assign(new Error('No such token.'), { code: 'auth', retryable: false, details: {} });
  Object.defineProperty(foreign, Symbol.for('wabascope.ProviderError'), { value: true });
  const { failures } = await (await directoryOf({ bad: failing(foreign) })).listNumbers();
  expect(failures).toMatchObject([{ code: 'auth', message: 'No such token.' }]);
});

test('a text with a secret is withheld in failures, warnings and log', async () => {
  const { token } = acme;
  const logged: unknown[] = [];
  const leaky: PluginParts = {
    async *listNumbers(_settings, { log }) {
      log('debug', `fetching with ${token}`, { headers: [`Bearer ${token}`] });
      yield* page([], [{ type: 'other', message: `odd ${token}` }]);
      throw new ProviderError('auth', `Wrong token ${token}.`, { upstreamMessage: `${token}?`, settings: ['token'] });
    },
  };
  const directory = await directoryOf({ leaky }, { log: (...entry) => void logged.push(entry) });
  const result = await directory.listNumbers();
  const withheld = '[withheld: it contains a secret of this account]';
  expect(result.failures).toMatchObject([{ message: withheld, upstreamMessage: withheld, settings: ['token'] }]);
  expect(result.warnings).toMatchObject([{ message: withheld }]);
  expect(logged[0]).toEqual(['debug', withheld, { headers: [withheld], account: 'leaky' }]);
  expect(JSON.stringify(logged)).not.toContain(token);
  expect(JSON.stringify(directory.accounts())).not.toContain(token);
});

test('a row whose ID has no visible characters is skipped', async () => {
  const directory = await directoryOf({ a: { listNumbers: () => page([{ id: '\u200b' }, { id: '1' }]) } });
  const { numbers, warnings } = await directory.listNumbers();
  expect(numbers.map(({ id }) => id)).toEqual(['1']);
  expect(warnings).toMatchObject([{ type: 'skipped-item', index: 0, message: expect.stringContaining(': id.') }]);
});

test('an invalid row is skipped with its paths, never its values', async () => {
  const rows = [{ id: '1', status: 'HAPPY', callbacks: { statusUrl: 12345 } }, null, { id: '2', status: 'CONNECTED' }];
  const result = await (await directoryOf({ a: { listNumbers: () => page(rows) } })).listNumbers();
  expect(result.numbers.map(({ id }) => id)).toEqual(['2']);
  expect(result.failures).toEqual([]);
  expect(result.warnings).toEqual([
    {
      account: 'a',
      type: 'skipped-item',
      index: 0,
      message: 'A row does not fit the model and is left out: status, callbacks.statusUrl.',
    },
    {
      account: 'a',
      type: 'skipped-item',
      index: 1,
      message: 'A row does not fit the model and is left out: the row itself.',
    },
  ]);
});

test.each([
  ['no pages', () => undefined],
  [
    'a page that is none',
    async function* () {
      yield { rows: [] };
    },
  ],
  [
    'nothing',
    async function* () {
      yield undefined;
    },
  ],
])('a plugin that yields %s is a bad-response', async (_, listNumbers) => {
  const broken = listNumbers as unknown as NonNullable<PluginParts['listNumbers']>;
  const { failures } = await (await directoryOf({ broken: { listNumbers: broken } })).listNumbers();
  expect(failures).toMatchObject([{ account: 'broken', code: 'bad-response', shown: 'nothing' }]);
});

test('an ID that is listed twice is kept once, with a warning', async () => {
  const rows = [
    { id: '1', verifiedName: 'first' },
    { id: '1', verifiedName: 'second' },
  ];
  const result = await (await directoryOf({ a: { listNumbers: () => page(rows) } })).listNumbers();
  expect(result.numbers).toMatchObject([{ verifiedName: 'first' }]);
  expect(result.warnings).toMatchObject([
    { account: 'a', type: 'other', message: expect.not.stringContaining('1'), field: 'id', raw: '1' },
  ]);
});

test('text of third parties is shown without control, bidirectional and zero-width characters, and cut', async () => {
  const row = {
    id: '1',
    verifiedName: `Bank\u200b \u202eknaB\u0007${'x'.repeat(5000)}`,
    callbacks: { statusUrl: 'https://example.com/\u2066hook' },
    reported: { status: 'ODD\u0000WORD' },
    extensions: { a: { note: ['a\u200db'] } },
  };
  const warning = { type: 'unknown-value', message: 'Not known.', field: 'status', raw: 'ODD\u0000WORD', index: 0 };
  const { numbers, warnings } = await (
    await directoryOf({ a: { listNumbers: () => page([row], [warning]) } })
  ).listNumbers();
  expect(numbers[0]?.verifiedName).toMatch(/^Bank knaB x+…$/);
  expect(numbers[0]?.verifiedName).toHaveLength(1000);
  expect(numbers[0]).toMatchObject({
    callbacks: { statusUrl: 'https://example.com/hook' },
    reported: { status: 'ODD WORD' },
    extensions: { a: { note: ['ab'] } },
  });
  expect(warnings).toEqual([{ ...warning, raw: 'ODD WORD', account: 'a' }]);
});

test('the same warning about many rows appears once, and warnings above the limit are counted', async () => {
  const same = Array.from({ length: 500 }, (_, index) => ({ type: 'unknown-value', message: 'Odd.', raw: 'X', index }));
  const flood = Array.from({ length: 80 }, (_, index) => ({ type: 'other', message: `Odd ${index}.` }));
  const noWarnings = [null, 'text', { type: 'other' }, { type: 'gossip', message: 'Odd.' }];
  const directory = await directoryOf({
    same: { listNumbers: () => page([], [...same, ...noWarnings]) },
    flood: { listNumbers: () => page([], flood) },
  });
  const { warnings } = await directory.listNumbers();
  expect(warnings.filter(({ account }) => account === 'same')).toEqual([{ ...same[0], account: 'same' }]);
  const flooded = warnings.filter(({ account }) => account === 'flood');
  expect(flooded).toHaveLength(51);
  expect(flooded.at(-1)?.message).toBe('30 further warnings are left out.');
});

test.each([
  ['permission', ['WABA details are not available (permission): Not yours.']],
  ['unsupported', []],
] as const)('a failure of WABA details with %s is only a warning on the numbers', async (code, messages) => {
  const getWabas = () => {
    throw new ProviderError(code, 'Not yours.');
  };
  const directory = await directoryOf({ a: { ...good, getWabas } });
  const result = await directory.listNumbers();
  expect(result.numbers).toHaveLength(1);
  expect(result.failures).toEqual([]);
  expect(result.warnings.map(({ message }) => message)).toEqual(messages);
  expect(directory.accounts()[0]).not.toHaveProperty('lastFailure');
});

test('a module of a plugin that cannot be loaded is a failure with its code', async () => {
  const error = Object.assign(new Error('Cannot find module /somewhere/map.js'), { code: 'ERR_MODULE_NOT_FOUND' });
  const { failures } = await (await directoryOf({ bad: failing(error) })).listNumbers();
  expect(failures).toMatchObject([
    {
      code: 'config',
      upstreamCode: 'ERR_MODULE_NOT_FOUND',
      message: expect.stringMatching(/bad plugin cannot be loaded/),
    },
  ]);
  expect(JSON.stringify(failures)).not.toMatch(/network|somewhere/);
});
