import { LRUCache } from 'lru-cache';
import type { Snapshot, SnapshotStore } from './snapshot.js';

/**
 * Keeps snapshots in this process, up to `maxRows` rows; the one that was not read for the longest time goes first. A
 * single snapshot with more rows than that is not kept at all.
 */
export function createMemoryStore<Item>(maxRows: number): SnapshotStore<Item> {
  const kept = new LRUCache<string, Snapshot<Item>>({
    maxSize: maxRows,
    // A snapshot without rows takes room too.
    sizeCalculation: ({ items }) => items.length + 1,
  });
  return {
    get: async (key) => kept.get(key),
    async set(key, snapshot) {
      kept.set(key, snapshot);
    },
    // One process asks each account once at a time anyway.
    exclusively: (_key, ask) => ask(),
  };
}
