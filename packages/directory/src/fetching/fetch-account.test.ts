import { expect, test } from 'vitest';
import { directoryOf } from '../__fixtures__/plugin.js';

test.each<[string, () => unknown]>([
  ['throws an object that is not an error', () => thrown({ toString: null })],
  ['throws undefined', () => thrown(undefined)],
  ['returns a number', async () => 7],
  [
    'yields a string instead of a page',
    async function* () {
      yield 'rubbish';
    },
  ],
])('a plugin whose listing %s has a failure that names the plugin', async (_, listNumbers) => {
  const { failures } = await (
    await directoryOf({ bad: { listNumbers: listNumbers as never }, good: {} })
  ).listNumbers();
  expect(failures).toMatchObject([
    { account: 'bad', code: 'bad-response', message: expect.stringContaining('The bad plugin') },
  ]);
});

function thrown(value: unknown): never {
  throw value;
}
