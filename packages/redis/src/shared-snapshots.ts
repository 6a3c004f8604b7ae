import { createMemoryStore, type Snapshot, type SnapshotStore } from '@wabascope/directory';
import type { Redis } from 'ioredis';
import { boundedField } from './bounded-field.js';
import { isBounded, parseBounded } from './bounded-json.js';
import type { Link } from './link.js';
import { lock } from './lock.js';

/** How long a snapshot that nobody renews is kept, in milliseconds. */
const keptMs = 24 * 60 * 60 * 1000;

/** Bytes of JSON. What is larger would hold up the other commands; each process then keeps its own. */
const largest = 8 * 1024 * 1024;

/** Bytes of the time of an ask. */
const longestTime = 32;

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
  /** The time beside each snapshot as it is in Redis. It may be anything: it is only compared. */
  const revisions = new WeakMap<Snapshot<Item>, string>();
  /** By key: the last revision that cannot be read. */
  const unreadable = new Map<string, string>();

  async function read(key: string, revision: string): Promise<Snapshot<Item> | undefined> {
    try {
      const text = await boundedField(client, placeOf(kind, key), 'snapshot', largest);
      // The directory checks it.
      const snapshot = parseBounded(text ?? '') as Snapshot<Item>;
      await near.set(key, snapshot);
      revisions.set(snapshot, revision);
      return snapshot;
    } catch (error) {
      // Whatever else failed, Redis or its connection did.
      if (error instanceof SyntaxError || error instanceof TypeError) unreadable.set(key, revision);
      throw error;
    }
  }

  /** The snapshot in Redis, read again only when it is another than the one in this process. */
  async function latest(key: string): Promise<Snapshot<Item> | undefined> {
    const revision = await boundedField(client, placeOf(kind, key), 'attemptedAt', longestTime);
    const known = await near.get(key);
    if (revision === undefined || revision === unreadable.get(key)) return known;
    if (known !== undefined && revisions.get(known) === revision) return known;
    const name = `${revision} ${key}`;
    const reading = underWay.get(name) ?? read(key, revision).finally(() => underWay.delete(name));
    underWay.set(name, reading);
    return reading;
  }

  /** What cannot be kept there is asked again by the other processes. @returns Whether it is kept. */
  async function write(key: string, snapshot: Snapshot<Item>): Promise<boolean> {
    const text = JSON.stringify(snapshot);
    if (link.trouble !== undefined || Buffer.byteLength(text) > largest || !isBounded(text)) return false;
    const place = placeOf(kind, key);
    const fields = { attemptedAt: snapshot.attemptedAt, snapshot: text };
    // Deleted first, because anything may be there.
    const written = client.multi().del(place).hset(place, fields).pexpire(place, keptMs).exec();
    return written.then(
      () => true,
      () => false,
    );
  }

  return {
    async get(key) {
      if (link.trouble !== undefined) return near.get(key);
      return latest(key).catch(() => near.get(key));
    },
    async set(key, snapshot) {
      const before = await near.get(key);
      const revision = before === undefined ? undefined : revisions.get(before);
      // Until it is written, Redis has what was there before.
      if (revision !== undefined) revisions.set(snapshot, revision);
      await near.set(key, snapshot);
      if (await write(key, snapshot)) revisions.set(snapshot, String(snapshot.attemptedAt));
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
