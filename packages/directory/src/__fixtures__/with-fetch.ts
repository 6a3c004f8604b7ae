import { createDirectory } from '../index.js';
import { acme, page, plugin } from './plugin.js';

/** Gives `use` the fetch that a plugin gets, and passes on what it makes of it. */
export async function withFetch<T>(use: (fetch: typeof globalThis.fetch) => Promise<T>): Promise<T> {
  const results: Promise<T>[] = [];
  const probe = plugin({
    async *listNumbers(_settings, { fetch }) {
      const result = use(fetch);
      results.push(result);
      await result.catch(() => {});
      yield* page([]);
    },
  });
  const directory = await createDirectory({ accounts: { a: acme }, providers: { acme: async () => probe } });
  try {
    await directory.listNumbers();
    const [result] = results;
    if (result === undefined) throw new Error('The plugin was not called.');
    return await result;
  } finally {
    await directory.close();
  }
}
