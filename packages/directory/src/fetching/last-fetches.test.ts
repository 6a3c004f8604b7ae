import { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';

const odd = { type: 'other', message: 'The API version ends soon.' };

test('a summary has the time of the last successful fetch, and the failure while it lasts', async () => {
  let time = Date.UTC(2026, 0, 1);
  let broken = false;
  const flaky: PluginParts = {
    listNumbers() {
      if (broken) throw new ProviderError('auth', 'The token has expired.');
      return page([]);
    },
  };
  const directory = await directoryOf({ flaky }, { now: () => time });
  await directory.listNumbers();
  expect(directory.accounts()).toMatchObject([{ lastFetchedAt: '2026-01-01T00:00:00.000Z' }]);
  time += 60_000;
  broken = true;
  await directory.listNumbers({ maxAgeSeconds: 0 });
  expect(directory.accounts()).toMatchObject([
    {
      lastFetchedAt: '2026-01-01T00:00:00.000Z',
      lastFailure: { code: 'auth', message: 'The token has expired.', at: '2026-01-01T00:01:00.000Z' },
    },
  ]);
  broken = false;
  await directory.listNumbers({ maxAgeSeconds: 0 });
  expect(directory.accounts()[0]).not.toHaveProperty('lastFailure');
});

test('a summary has the counts of the last fetch of each account', async () => {
  const rows = [{ id: '1' }, { id: '2' }];
  const directory = await directoryOf({
    cut: {
      async *listNumbers() {
        yield* page([{ id: '9' }]);
        throw new ProviderError('timeout', 'No response.', { settings: ['baseUrl'] });
      },
    },
    new: {},
    whole: { listNumbers: () => page(rows, [odd]), getWabas: () => page([{ id: 'w' }], [odd]) },
  });
  await directory.listNumbers({ accounts: ['cut', 'whole'] });
  const [cut, fresh, whole] = directory.accounts();
  expect(cut).toMatchObject({ numbers: 1, warnings: 0, incomplete: true, lastFailure: { settings: ['baseUrl'] } });
  expect(whole).toMatchObject({ numbers: 2, wabas: 1, warnings: 1 });
  for (const name of ['numbers', 'wabas', 'warnings', 'incomplete']) expect(fresh).not.toHaveProperty(name);
  expect(whole).not.toHaveProperty('incomplete');
});

test('reading an earlier snapshot again does not hide that the account has failed since', async () => {
  let time = Date.UTC(2026, 0, 1);
  let isRejected = false;
  async function* listing(items: readonly object[]) {
    if (isRejected) throw new ProviderError('auth', 'The token has expired.');
    yield* page(items);
  }
  const directory = await directoryOf(
    { a: { fetchesOneWaba: true, listNumbers: () => listing([{ id: '1', wabaId: '7' }]) } },
    { now: () => time },
  );
  await directory.listNumbers();
  time += 60_000;
  isRejected = true;
  await directory.listNumbers({ maxAgeSeconds: 0 });
  expect(directory.accounts()).toMatchObject([{ numbers: 1, lastFailure: { code: 'auth' } }]);
  expect((await directory.listNumbers({ wabaId: '7', maxAgeSeconds: 600 })).total).toBe(1);
  expect(directory.accounts()).toMatchObject([{ numbers: 1, lastFailure: { code: 'auth' } }]);
});
