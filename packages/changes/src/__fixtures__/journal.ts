import type { Change } from '../change.js';
import type { Journal, JournalEntry } from '../journal.js';
import { createMemoryDeliveries } from '../memory-deliveries.js';

/** A journal in memory, to which tests append. */
export interface TestJournal extends Pick<Journal, 'read' | 'latest' | 'at' | 'deliveries' | 'onAppend'> {
  add(...changes: readonly Change[]): void;
  remove(id: string): void;
}

export function testJournal(): TestJournal {
  let entries: JournalEntry[] = [];
  let length = 0;
  const listeners = new Set<(entries: readonly JournalEntry[]) => void>();
  const place = (number: number) => String(number).padStart(8, '0');
  return {
    deliveries: createMemoryDeliveries(),
    add(...changes) {
      const added = changes.map((change) => {
        length += 1;
        return { position: place(length), change };
      });
      entries.push(...added);
      for (const listener of listeners) listener(added);
    },
    remove(id) {
      entries = entries.filter(({ change }) => change.id !== id);
    },
    async *read({ after = '', before = '~' }) {
      const found = entries.filter(({ position }) => position > after && position < before).reverse();
      for (let at = 0; at < found.length; at += 100) yield found.slice(at, at + 100);
    },
    latest: async () => place(length),
    at: async (positions) => positions.flatMap((wanted) => entries.find(({ position }) => position === wanted) ?? []),
    onAppend(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
