import { checkedSnapshot } from './check-snapshot.js';
import type { RowSchema } from './collect-pages.js';
import type { Snapshot, SnapshotStore } from './snapshot.js';

/** Represents an account that was never fetched. */
const nothing: Snapshot<never> = { attemptedAt: 0, items: [], warnings: [] };

/**
 * A store whose snapshots fit the model, even if other programs can write to it. Replaces an invalid snapshot with an
 * empty one, so that the account is fetched again and no other process reads it. Checks each object of the store once.
 */
export function checkedStore<Item extends { readonly id: string }>(
  store: SnapshotStore<Item>,
  schema: RowSchema<Item>,
  now: () => number,
): SnapshotStore<Item> {
  const checks = new WeakMap<object, Promise<Snapshot<Item> | undefined>>();

  async function check(key: string, snapshot: object): Promise<Snapshot<Item> | undefined> {
    // A store may return objects that throw when they are read.
    const checked = await checkedSnapshot(snapshot, schema, now()).catch(() => undefined);
    if (checked === undefined) await store.set(key, nothing);
    return checked?.attemptedAt === nothing.attemptedAt ? undefined : checked;
  }

  return {
    async get(key) {
      const snapshot: unknown = await store.get(key);
      if (typeof snapshot !== 'object' || snapshot === null) return undefined;
      const checking = checks.get(snapshot) ?? check(key, snapshot);
      checks.set(snapshot, checking);
      return checking;
    },
    async set(key, snapshot) {
      checks.set(snapshot, Promise.resolve(snapshot));
      await store.set(key, snapshot);
    },
    exclusively: (key, work, signal) => store.exclusively(key, work, signal),
  };
}
