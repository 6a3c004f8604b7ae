import { vi } from 'vitest';
import type { DirectoryOptions } from '../index.js';
import { directoryOf, type PluginParts, page } from './plugin.js';

/** An account whose fetches end when the test ends them. The ID of its only number is the number of the fetch. */
export function slowAccount() {
  const fetches: { succeed: () => void; fail: (error: Error) => void; signal: AbortSignal | undefined }[] = [];
  const parts: PluginParts = {
    async *listNumbers(_settings, _context, { signal }) {
      const number = fetches.length + 1;
      await new Promise<void>((succeed, fail) => fetches.push({ succeed, fail, signal }));
      yield* page([{ id: String(number) }]);
    },
  };
  return { fetches, parts };
}

/** A directory of one {@link slowAccount}, and its clock. */
export async function setUp(options: Partial<DirectoryOptions> = {}) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const { fetches, parts } = slowAccount();
  const directory = await directoryOf({ a: parts }, { now: () => clock.now, ...options });
  const started = (times: number) => vi.waitUntil(() => fetches.length === times);
  const ids = async (query = {}) => (await directory.listNumbers(query)).numbers.map(({ id }) => id);
  /** Completes a first fetch. */
  async function firstFetch() {
    const first = ids();
    await started(1);
    fetches[0]?.succeed();
    await first;
  }
  return { clock, fetches, directory, started, ids, firstFetch };
}
