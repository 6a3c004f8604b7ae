import { vi } from 'vitest';
import type { DirectoryOptions } from '../index.js';
import { directoryOf, page, type PluginParts } from './plugin.js';

/** An account that answers with how often it was asked, when it is let. */
export function slowAccount() {
  const asks: { answer: () => void; fail: (error: Error) => void; signal: AbortSignal | undefined }[] = [];
  const parts: PluginParts = {
    async *listNumbers(_settings, _context, { signal }) {
      const number = asks.length + 1;
      await new Promise<void>((answer, fail) => asks.push({ answer, fail, signal }));
      yield* page([{ id: String(number) }]);
    },
  };
  return { asks, parts };
}

/** A directory of one {@link slowAccount}, and a clock to turn. */
export async function setUp(options: Partial<DirectoryOptions> = {}) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const { asks, parts } = slowAccount();
  const directory = await directoryOf({ a: parts }, { now: () => clock.now, ...options });
  const asked = (times: number) => vi.waitUntil(() => asks.length === times);
  const ids = async (query = {}) => (await directory.listNumbers(query)).numbers.map(({ id }) => id);
  /** Gives the directory one answer to begin with. */
  async function answered() {
    const first = ids();
    await asked(1);
    asks[0]?.answer();
    await first;
  }
  return { clock, asks, directory, asked, ids, answered };
}
