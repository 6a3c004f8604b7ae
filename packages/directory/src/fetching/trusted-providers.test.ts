import { expect, test } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';

/** A directory whose host trusts the plugin `ours`, and whose accounts have `rows`. */
function open(rows: () => readonly unknown[]) {
  const parts: PluginParts = { listNumbers: () => page(rows()) };
  return directoryOf({ ours: parts, theirs: parts }, { trustedProviders: ['ours'] });
}

test('rows of a trusted provider are not validated, all others are', async () => {
  const directory = await open(() => [{ id: '1', status: 'NEW_WORD' }]);
  const { numbers, warnings } = await directory.listNumbers();
  expect(numbers.map(({ account, status }) => [account, status])).toEqual([['ours', 'NEW_WORD']]);
  expect(warnings).toMatchObject([{ account: 'theirs', type: 'skipped-item' }]);
});

test('the texts of a trusted provider are cleaned, and its secrets withheld', async () => {
  const rows = () => [
    { id: '1', verifiedName: 'A\u202eB\n', extensions: { ours: { note: 'the token is acme-secret-token' } } },
    { id: '\u200b', verifiedName: 'No ID' },
  ];
  const { numbers, warnings } = await (await open(rows)).listNumbers({ accounts: ['ours'] });
  expect(numbers).toMatchObject([{ id: '1', verifiedName: 'AB' }]);
  expect(JSON.stringify(numbers)).not.toContain('acme-secret-token');
  expect(warnings).toMatchObject([{ type: 'skipped-item', message: expect.stringContaining('id') }]);
});

test('an ID that a trusted provider lists twice is shown once', async () => {
  const { numbers, warnings } = await (await open(() => [{ id: '1' }, { id: '1' }])).listNumbers({
    accounts: ['ours'],
  });
  expect(numbers).toHaveLength(1);
  expect(warnings).toMatchObject([{ raw: '1' }]);
});

test('the limits hold for a trusted provider too', async () => {
  const directory = await open(() => Array.from({ length: 100_001 }, (_, id) => ({ id: String(id) })));
  const { total, failures } = await directory.listNumbers({ accounts: ['ours'] });
  expect(total).toBe(100_000);
  expect(failures).toMatchObject([{ code: 'bad-response', shown: 'part' }]);
});

test('pages that a trusted provider yields again are shown again, with their warnings', async () => {
  const first = [{ id: '1' }, { id: '\u200b' }];
  const second = [{ id: '2' }, { id: '1' }];
  const listings = [[first, second], [first, second], [first], [second, first], [[{ id: '3' }], second], []];
  let next = 0;
  const listNumbers = async function* () {
    const pages = listings[next] ?? [];
    next += 1;
    for (const items of pages) yield { items, warnings: [] };
  };
  const directory = await directoryOf({ ours: { listNumbers } }, { trustedProviders: ['ours'] });
  const list = async () => {
    const { numbers, warnings } = await directory.listNumbers({ maxAgeSeconds: 0 });
    return [numbers.map(({ id }) => id).join(), warnings.length];
  };
  expect(await list()).toEqual(['1,2', 2]);
  expect(await list()).toEqual(['1,2', 2]);
  expect(await list()).toEqual(['1', 1]);
  expect(await list()).toEqual(['1,2', 2]);
  expect(await list()).toEqual(['1,2,3', 0]);
  expect(await list()).toEqual(['', 0]);
});

test('only a trusted provider may yield the same rows again', async () => {
  const contexts: (true | undefined)[] = [];
  const listNumbers: PluginParts['listNumbers'] = (_, { keepsRows }) => {
    contexts.push(keepsRows);
    return page([]);
  };
  const directory = await directoryOf(
    { ours: { listNumbers }, theirs: { listNumbers } },
    { trustedProviders: ['ours'] },
  );
  await directory.listNumbers();
  expect(contexts.sort()).toEqual([true, undefined]);
});
