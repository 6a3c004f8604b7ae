import { createMemoryStore, type Snapshot, type SnapshotStore } from '@wabascope/directory';
import type { Redis } from 'ioredis';
import type { Link } from './link.js';
import { lock } from './lock.js';

/** How long a snapshot that nobody renews is kept, in milliseconds. */
const keptMs = 24 * 60 * 60 * 1000;

/** Bytes of JSON. What is larger would hold up the other commands; each process then keeps its own. */
const largest = 8 * 1024 * 1024;

/**
 * Keeps snapshots in Redis, as compact JSON beside the time of the ask, and in this process as well: what has not
 * changed is neither read nor parsed again, and while Redis is away there is still what was seen last.
 * @param maxRows Numbers to keep in this process.
 */
export function createSharedSnapshots<Item>(
  kind: 'numbers' | 'wabas',
  client: Redis,
  link: Link,
  maxRows: number,
): SnapshotStore<Item> {
  const near = createMemoryStore<Item>(maxRows);
  // So that two who read at the same time get one object.
  const underWay = new Map<string, Promise<Snapshot<Item> | undefined>>();

  async function read(key: string): Promise<Snapshot<Item> | undefined> {
    const text = await client.hget(placeOf(kind, key), 'snapshot');
    if (text === null) return undefined;
    // Only `set`, below, writes there.
    const snapshot = JSON.parse(text) as Snapshot<Item>;
    await near.set(key, snapshot);
    return snapshot;
  }

  /** The snapshot in Redis, read again only when it is newer than the one in this process. */
  async function latest(key: string): Promise<Snapshot<Item> | undefined> {
    const askedAt = Number(await client.hget(placeOf(kind, key), 'askedAt'));
    const known = await near.get(key);
    if ((known?.askedAt ?? 0) >= askedAt) return known;
    const name = `${askedAt} ${key}`;
    const reading = underWay.get(name) ?? read(key).finally(() => underWay.delete(name));
    underWay.set(name, reading);
    return reading;
  }

  return {
    async get(key) {
      if (link.trouble !== undefined) return near.get(key);
      return latest(key).catch(() => near.get(key));
    },
    async set(key, snapshot) {
      await near.set(key, snapshot);
      const text = JSON.stringify(snapshot);
      if (link.trouble !== undefined || Buffer.byteLength(text) > largest) return;
      const place = placeOf(kind, key);
      const fields = { askedAt: snapshot.askedAt, snapshot: text };
      // What cannot be kept there is asked again by the other processes.
      await client
        .multi()
        .hset(place, fields)
        .pexpire(place, keptMs)
        .exec()
        .catch(() => {});
    },
    async exclusively(key, ask, signal) {
      const unlock = await lock(client, link, placeOf(kind, key), signal);
      try {
        return await ask();
      } finally {
        unlock();
      }
    },
  };
}

function placeOf(kind: string, key: string): string {
  return `${kind}:${key}`;
}
