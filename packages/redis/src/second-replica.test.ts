import { type AnyPlugin, createDirectory } from '@wabascope/directory';
import { isRedisMissing, withRedis } from '@wabascope/redis-server';
import { expect, onTestFinished, test } from 'vitest';
import { redis, replica } from './__fixtures__/replicas.js';

const accounts = 200;

/** A provider whose accounts have two numbers and a WABA each, and how often it was called. */
function countingPlugin() {
  const calls: string[] = [];
  const plugin: AnyPlugin = {
    specificationVersion: 1,
    id: 'counting',
    name: 'Counting',
    reports: { number: ['verifiedName'], waba: ['name'] },
    settings: {
      schema: { '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) } },
      info: { space: { description: 'A space.', required: true, secret: false, type: 'string' } },
    },
    create(settings) {
      const { space } = settings as { space: string };
      return {
        async *listNumbers() {
          calls.push(`numbers of ${space}`);
          yield { items: ['1', '2'].map((id) => ({ id, verifiedName: `${space} ${id}` })), warnings: [] };
        },
        async *getWabas() {
          calls.push(`WABAs of ${space}`);
          yield { items: [{ id: '9', name: space }], warnings: [] };
        },
      };
    },
  };
  return { plugin, calls };
}

test.skipIf(isRedisMissing)(
  `a second replica shows all accounts without a call of the provider: ${withRedis}`,
  async () => {
    const { url } = await redis();
    const { plugin, calls } = countingPlugin();
    async function firstPage() {
      const { pacer, stores } = await replica(url);
      const directory = await createDirectory({
        accounts: Object.fromEntries(
          Array.from({ length: accounts }, (_, index) => [
            `a${index}`,
            { provider: 'counting' as const, space: `s${index}` },
          ]),
        ),
        providers: { counting: async () => plugin },
        pacer,
        stores,
      });
      onTestFinished(() => directory.close());
      return directory.listNumbers();
    }

    const first = await firstPage();
    expect(first.total).toBe(2 * accounts);
    expect(calls).toHaveLength(2 * accounts);
    const second = await firstPage();
    expect(second.numbers).toEqual(first.numbers);
    expect(second.total).toBe(2 * accounts);
    expect(calls).toHaveLength(2 * accounts);
  },
);
