import { expect, test } from 'vitest';
import { directoryOf, page } from '../__fixtures__/plugin.js';
import { createDirectory, type Directory, isArgumentError } from '../index.js';

const accounts = { oslo: { listNumbers: () => page([{ id: '1' }]), getWabas: () => page([{ id: 'w1' }]) } };

/** What callers without types pass. */
type Untyped = Record<'listNumbers' | 'getWabas' | 'only', (...args: readonly unknown[]) => unknown>;

async function errorOf(call: (directory: Untyped) => unknown): Promise<unknown> {
  const directory: Directory = await directoryOf(accounts);
  try {
    return await call(directory as unknown as Untyped);
  } catch (error) {
    return isArgumentError(error) ? `${error.argument}: ${error.message}` : error;
  }
}

const queryFields =
  'accounts, providers, status, quality, canSend, reasons, nameStatus, newNameStatus, messagingLimit, country, official, accountMode, onBusinessApp, callbackHost, duplicates, groupBy, fields, wabaId, query, limit, cursor, maxAgeSeconds';

test.each<[string, (directory: Untyped) => unknown, string]>([
  [
    'a filter that is not known',
    (d) => d.listNumbers({ account: 'oslo' }),
    `account: Unknown field: account. Known fields: ${queryFields}. Did you mean accounts?`,
  ],
  ['a string for a list', (d) => d.listNumbers({ accounts: 'oslo' }), 'accounts: accounts must be a list of strings.'],
  ['a list of numbers', (d) => d.listNumbers({ status: [1] }), 'status: status must be a list of strings.'],
  ['null', (d) => d.listNumbers({ wabaId: null }), 'wabaId: wabaId must be a string.'],
  [
    'a number for a string',
    (d) => d.listNumbers({ query: 49 }),
    'query: query must be a string of at most 200 characters.',
  ],
  [
    'a query that is too long',
    (d) => d.listNumbers({ query: 'x'.repeat(201) }),
    'query: query must be a string of at most 200 characters.',
  ],
  [
    'a limit that is NaN',
    (d) => d.listNumbers({ limit: Number.NaN }),
    'limit: limit must be a whole number from 0 to 100.',
  ],
  ['a cursor that is a number', (d) => d.listNumbers({ cursor: 1 }), 'cursor: cursor must be a string.'],
  [
    'an age that is a string',
    (d) => d.listNumbers({ maxAgeSeconds: '0' }),
    'maxAgeSeconds: maxAgeSeconds must be a number of seconds, 0 or more.',
  ],
  ['a query that is a string', (d) => d.listNumbers('oslo'), `query: query must be an object with ${queryFields}.`],
  [
    'an option that is not known',
    (d) => d.listNumbers({}, { waitSecond: 1 }),
    'waitSecond: Unknown field: waitSecond. Known fields: signal, waitSeconds, onProgress, fits. Did you mean waitSeconds?',
  ],
  [
    'a wait that is NaN',
    (d) => d.listNumbers({}, { waitSeconds: Number.NaN }),
    'waitSeconds: waitSeconds must be a number of seconds from 0 to 2147483.',
  ],
  ['a signal of another type', (d) => d.getWabas({}, { signal: {} }), 'signal: signal must be an AbortSignal.'],
  [
    'a field of another call',
    (d) => d.getWabas({ accounts: ['oslo'] }),
    'accounts: Unknown field: accounts. Known fields: account, wabaId, businessId, review, status, businessVerification, health, groupBy, withNumbers, limit, cursor, maxAgeSeconds. Did you mean account?',
  ],
  ['a list for a string', (d) => d.getWabas({ account: ['oslo'] }), 'account: account must be a string.'],
  [
    'an age below zero',
    (d) => d.getWabas({ maxAgeSeconds: -1 }),
    'maxAgeSeconds: maxAgeSeconds must be a number of seconds, 0 or more.',
  ],
  ['nothing for the accounts of a view', (d) => d.only(), 'accounts: accounts must be a list of strings.'],
  [
    'NaN for how many numbers fit',
    (d) => d.listNumbers({}, { fits: () => Number.NaN }),
    'fits: fits must return a whole number.',
  ],
  ['a string for the accounts of a view', (d) => d.only('oslo'), 'accounts: accounts must be a list of strings.'],
])('%s is rejected', async (_, call, expected) => {
  expect(await errorOf(call)).toBe(expected);
});

test.each([
  [
    { refresh: { everySeconds: Number.NaN } },
    'refresh.everySeconds must be a number of seconds above 0 and at most 2147483.',
  ],
  [
    { refresh: { everySeconds: 2_147_484 } },
    'refresh.everySeconds must be a number of seconds above 0 and at most 2147483.',
  ],
  [{ cache: { maxAgeSeconds: Number.NaN } }, 'cache.maxAgeSeconds must be a number of seconds from 0 to 2147483.'],
  [{ cache: { maxRows: 0 } }, 'cache.maxRows must be a whole number, 1 or more.'],
  [
    { cache: { maxAge: 1 } },
    'Unknown field: cache.maxAge. Known fields: maxAgeSeconds, wabaMaxAgeSeconds, businessMaxAgeSeconds, stalledSeconds, maxRows.',
  ],
  [{ refresh: {} }, 'refresh must be an object with everySeconds.'],
  [{ accounts: undefined }, 'accounts must be a plain object with one plain object per account.'],
  [{ accounts: { oslo: null } }, 'accounts must be a plain object with one plain object per account.'],
  [{ providers: undefined }, 'providers must be a plain object.'],
  [{ stores: { numbers: {} } }, 'stores must be an object with numbers, wabas.'],
  [{ pacer: {} }, 'pacer must be an object with take, pause, close.'],
  [{ waitSeconds: '5' }, 'waitSeconds must be a number of seconds from 0 to 2147483.'],
  [{ refreshing: {} }, /^Unknown field: refreshing\. .* Did you mean refresh\?/],
])('a directory with the options %j is not opened', async (options, message) => {
  const opening = createDirectory({ accounts: {}, providers: {}, ...(options as object) });
  await expect(opening).rejects.toMatchObject({ name: 'ArgumentError', message: expect.stringMatching(message) });
});

test('a WABA ID is trimmed, and an empty one does not filter', async () => {
  const directory = await directoryOf({
    oslo: { listNumbers: () => page([{ id: '1', wabaId: 'w1' }]), getWabas: accounts.oslo.getWabas },
  });
  expect((await directory.listNumbers({ wabaId: ' w1 ' })).total).toBe(1);
  expect((await directory.listNumbers({ wabaId: '' })).total).toBe(1);
  expect((await directory.getWabas({ wabaId: ' w1' })).wabas).toHaveLength(1);
});
