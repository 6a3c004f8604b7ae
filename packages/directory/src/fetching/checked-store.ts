import { checkedSnapshot } from './check-snapshot.js';
import type { ItemSchema } from './collect-pages.js';
import type { Snapshot, SnapshotStore } from './snapshot.js';

/** What is known of an account that was never fetched. */
const nothing: Snapshot<never> = { askedAt: 0, items: [], warnings: [] };

/**
 * A store whose snapshots fit the model, whoever can write to it. What does not fit is replaced there by nothing, so
 * that it is fetched again and no other process reads it. Each object of the store is checked once.
 */
export function checkedStore<Item extends { readonly id: string }>(
  store: SnapshotStore<Item>,
  schema: ItemSchema<Item>,
  now: () => number,
): SnapshotStore<Item> {
  const known = new WeakMap<object, Promise<Snapshot<Item> | undefined>>();

  async function check(key: string, snapshot: object): Promise<Snapshot<Item> | undefined> {
    // A store may return objects that throw when they are read.
    const checked = await checkedSnapshot(snapshot, schema, now()).catch(() => undefined);
    if (checked === undefined) await store.set(key, nothing);
    return checked?.askedAt === nothing.askedAt ? undefined : checked;
  }

  return {
    async get(key) {
      const snapshot: unknown = await store.get(key);
      if (typeof snapshot !== 'object' || snapshot === null) return undefined;
      const checking = known.get(snapshot) ?? check(key, snapshot);
      known.set(snapshot, checking);
      return checking;
    },
    async set(key, snapshot) {
      known.set(snapshot, Promise.resolve(snapshot));
      await store.set(key, snapshot);
    },
    exclusively: (key, ask, signal) => store.exclusively(key, ask, signal),
  };
}
