import { expect, test } from 'vitest';
import { directoryOf, page } from './__fixtures__/plugin.js';
import { type DirectoryOptions, isArgumentError } from './index.js';

const none = { a: { listNumbers: () => page([]) } };

async function argumentOf(promise: Promise<unknown>): Promise<string | undefined> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return isArgumentError(error) ? error.argument : undefined;
}

test.each<[string, Partial<DirectoryOptions>]>([
  ['refresh.everySeconds', { refresh: { everySeconds: 2_147_484 } }],
  ['refresh.everySeconds', { refresh: { everySeconds: 0 } }],
  ['refresh.everySeconds', { refresh: { everySeconds: Number.NaN } }],
  ['waitSeconds', { waitSeconds: 2_147_484 }],
  ['waitSeconds', { waitSeconds: -1 }],
  ['waitSeconds', { waitSeconds: Number.NaN }],
  ['cache.stalledSeconds', { cache: { stalledSeconds: 2_147_484 } }],
  ['cache.stalledSeconds', { cache: { stalledSeconds: 0 } }],
  ['cache.maxAgeSeconds', { cache: { maxAgeSeconds: Number.POSITIVE_INFINITY } }],
])('an option %s outside the range of a timer is an error with its name: %o', async (name, options) => {
  expect(await argumentOf(directoryOf(none, options))).toBe(name);
});

test.each([Number.NaN, -1, 2_147_484])(
  'a call rejects waitSeconds %d, also when it has nothing to wait for',
  async (waitSeconds) => {
    const directory = await directoryOf(none);
    await directory.listNumbers();
    expect(await argumentOf(directory.listNumbers({}, { waitSeconds }))).toBe('waitSeconds');
    expect(await argumentOf(directory.getWabas({}, { waitSeconds }))).toBe('waitSeconds');
  },
);

test('a call may wait without limit although the directory has a limit', async () => {
  const directory = await directoryOf(
    {
      a: {
        async *listNumbers() {
          await new Promise(setImmediate);
          yield* page([{ id: '1' }]);
        },
      },
    },
    { waitSeconds: 0 },
  );
  expect((await directory.listNumbers({}, { waitSeconds: Number.POSITIVE_INFINITY })).total).toBe(1);
});
