import { LRUCache } from 'lru-cache';
import type { Snapshot, SnapshotStore } from './snapshot.js';

/**
 * Stores up to `maxRows` rows of snapshots in this process and evicts the least recently read snapshot first. Does not
 * store a single snapshot with more rows.
 */
export function createMemoryStore<Item>(maxRows: number): SnapshotStore<Item> {
  const snapshots = new LRUCache<string, Snapshot<Item>>({
    maxSize: maxRows,
    // A snapshot without rows needs memory too.
    sizeCalculation: ({ items }) => items.length + 1,
  });
  return {
    get: async (key) => snapshots.get(key),
    async set(key, snapshot) {
      snapshots.set(key, snapshot);
    },
    // One process runs only one fetch of an account at a time.
    exclusively: (_key, work) => work(),
  };
}
