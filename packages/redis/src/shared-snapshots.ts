import { createMemoryStore, type Snapshot, type SnapshotStore } from '@wabascope/directory';
import { Semaphore } from 'async-mutex';
import type { Redis } from 'ioredis';
import { boundedField } from './bounded-field.js';
import { isBounded, parseBounded } from './bounded-json.js';
import type { Link } from './link.js';
import { lock } from './lock.js';

/** How long a snapshot is kept, in milliseconds. */
const keptMs = 24 * 60 * 60 * 1000;

/** Maximum bytes of JSON. Larger values would delay other commands, so each process keeps them itself. */
const maxBytes = 8 * 1024 * 1024;

/** Snapshots that are transferred at a time. Parsing them delays the replies of the others. */
const maxTransfers = 4;
/** Snapshots whose times are read at a time. */
const maxReads = 64;

/** Maximum bytes of the time of a fetch. */
const maxTimeBytes = 32;

/**
 * Keeps snapshots in Redis, as compact JSON with the time of the fetch, and in this process: unchanged snapshots are
 * neither read nor parsed again, and while Redis is unavailable the last ones remain.
 * @param maxRows Numbers to keep in this process.
 */
export function createSharedSnapshots<Item>(
  kind: 'numbers' | 'wabas',
  client: Redis,
  link: Link,
  maxRows: number,
): SnapshotStore<Item> {
  const near = createMemoryStore<Item>(maxRows);
  // Concurrent reads of a key get the same object.
  const reads = new Map<string, Promise<Snapshot<Item> | undefined>>();
  const reading = new Semaphore(maxReads);
  const transferring = new Semaphore(maxTransfers);
  /** The time of each snapshot in Redis. It may be any string: it is only compared. */
  const revisions = new WeakMap<Snapshot<Item>, string>();
  /** By key: the last revision that could not be read. */
  const unreadable = new Map<string, string>();

  /** Keys of snapshots that could not be written. */
  const unwritten = new Set<string>();

  async function read(key: string, revision: string): Promise<Snapshot<Item> | undefined> {
    try {
      // The directory validates it.
      const snapshot = (await transferring.runExclusive(() =>
        parsedField(client, placeOf(kind, key)),
      )) as Snapshot<Item>;
      await near.set(key, snapshot);
      revisions.set(snapshot, revision);
      return snapshot;
    } catch (error) {
      // Any other error is one of Redis or its connection.
      if (error instanceof SyntaxError || error instanceof TypeError) unreadable.set(key, revision);
      throw error;
    }
  }

  /** The snapshot in Redis, read only if it differs from the one in this process. */
  async function latest(key: string): Promise<Snapshot<Item> | undefined> {
    const revision = await reading.runExclusive(() =>
      boundedField(client, placeOf(kind, key), 'attemptedAt', maxTimeBytes),
    );
    const known = await near.get(key);
    if (revision === undefined || revision === unreadable.get(key)) return known;
    if (known !== undefined && revisions.get(known) === revision) return known;
    const name = `${revision} ${key}`;
    const snapshot = reads.get(name) ?? read(key, revision).finally(() => reads.delete(name));
    reads.set(name, snapshot);
    return snapshot;
  }

  /** Writes what could not be written while Redis was unavailable, unless another process has written later. */
  async function writeLate(): Promise<void> {
    for (const key of [...unwritten]) {
      if (link.problem !== undefined) return;
      unwritten.delete(key);
      const snapshot = await near.get(key);
      const revision = await boundedField(client, placeOf(kind, key), 'attemptedAt', maxTimeBytes);
      const isLatest = revision === undefined || Number(revision) < Number(snapshot?.attemptedAt);
      if (snapshot !== undefined && isLatest) await store(key, snapshot);
    }
  }

  async function store(key: string, snapshot: Snapshot<Item>): Promise<void> {
    if (await write(key, snapshot)) revisions.set(snapshot, String(snapshot.attemptedAt));
    else unwritten.add(key);
  }

  link.onChange(() => void writeLate().catch(() => {}));

  /** Returns false if it is not stored; then the other processes fetch the account again. */
  async function write(key: string, snapshot: Snapshot<Item>): Promise<boolean> {
    const text = JSON.stringify(snapshot);
    if (link.problem !== undefined || Buffer.byteLength(text) > maxBytes || !isBounded(text)) return false;
    const place = placeOf(kind, key);
    const fields = { attemptedAt: snapshot.attemptedAt, snapshot: text };
    // Deleted first, because the key may have any type.
    const written = client.multi().del(place).hset(place, fields).pexpire(place, keptMs).exec();
    return written.then(
      () => true,
      () => false,
    );
  }

  return {
    async get(key) {
      if (link.problem !== undefined) return near.get(key);
      return latest(key).catch(() => near.get(key));
    },
    async set(key, snapshot) {
      const before = await near.get(key);
      const revision = before === undefined ? undefined : revisions.get(before);
      // Until it is written, Redis has the previous snapshot.
      if (revision !== undefined) revisions.set(snapshot, revision);
      await near.set(key, snapshot);
      await store(key, snapshot);
    },
    async exclusively(key, fetch, signal) {
      const unlock = await lock(client, link, placeOf(kind, key), signal);
      try {
        return await fetch();
      } finally {
        unlock();
      }
    },
  };
}

/** @throws {SyntaxError} If it is not JSON within the limits. */
async function parsedField(client: Redis, place: string): Promise<unknown> {
  return parseBounded((await boundedField(client, place, 'snapshot', maxBytes)) ?? '');
}

function placeOf(kind: string, key: string): string {
  return `${kind}:${key}`;
}
