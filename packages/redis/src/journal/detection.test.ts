import { type AnyPlugin, createDirectory, type Directory } from '@wabascope/directory';
import { isRedisMissing, withRedis } from '@wabascope/redis-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { redis, replica } from '../__fixtures__/replicas.js';

/** The quality that the provider reports for its one number. */
interface State {
  quality: 'GREEN' | 'RED';
}

function acme(state: State): AnyPlugin {
  return {
    specificationVersion: 1,
    id: 'acme',
    name: 'Acme',
    reports: { number: ['qualityRating'], waba: [] },
    settings: {
      schema: { '~standard': { version: 1, vendor: 'acme', validate: (value: unknown) => ({ value }) } },
      info: { token: { description: 'A token.', required: true, secret: true, type: 'string' } },
    },
    create: () => ({
      async *listNumbers() {
        yield { items: [{ id: '1', qualityRating: state.quality }], warnings: [] };
      },
    }),
  };
}

/** A server on a Redis that others share. */
async function server(url: string, state: State, token = 'made-up-token'): Promise<Directory> {
  const { stores, pacer, journal } = await replica(url);
  const accounts = { main: { provider: 'acme', token } } as const;
  const providers = { acme: async () => acme(state) };
  const directory = await createDirectory({ accounts, providers, stores, pacer, journal: journal({ keepDays: 90 }) });
  onTestFinished(() => directory.close());
  return directory;
}

const fetchBy = (...directories: readonly Directory[]) =>
  Promise.all(directories.map((directory) => directory.listNumbers({ maxAgeSeconds: 0 })));

describe.skipIf(isRedisMissing)(withRedis, () => {
  test('servers that fetch at the same time and in turn list each change once', async () => {
    const { url } = await redis();
    const state: State = { quality: 'GREEN' };
    const [here, there] = await Promise.all([server(url, state), server(url, state)]);
    await fetchBy(here, there);
    state.quality = 'RED';
    await fetchBy(here, there);
    await fetchBy(here);
    await fetchBy(there);
    for (const directory of [here, there]) {
      const { changes } = await directory.listChanges();
      expect(changes).toMatchObject([{ kind: 'quality', from: 'GREEN', to: 'RED', direction: 'worse' }]);
    }
  });

  test('an alias with another credential begins with its first fetch', async () => {
    const { url } = await redis();
    await fetchBy(await server(url, { quality: 'GREEN' }));
    const other = await server(url, { quality: 'RED' }, 'another-token');
    await fetchBy(other);
    expect((await other.listChanges()).changes).toEqual([]);
  });
});
