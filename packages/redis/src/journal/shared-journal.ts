import {
  type Baseline,
  digitsOf,
  isChangeOf,
  type Journal,
  type JournalEntry,
  withoutNumber,
} from '@wabascope/changes';
import type { Redis } from 'ioredis';
import type { Link } from '../link.js';
import { countStreams } from './count-streams.js';
import { dayMs, idOf, idRange, positionOf, shortOf } from './ids.js';
import { accountKeys, type JournalKeys, lastIdKey } from './keys.js';
import { readStreams } from './read-streams.js';
import { appendScript, forgetScript } from './scripts.js';
import { createSharedBaselines } from './shared-baselines.js';
import { createSharedDeliveries } from './shared-deliveries.js';
import { countField, entryFields, foundEntry, type StreamEntry } from './stream-entry.js';

export interface SharedJournalOptions {
  /** How many days changes are kept; 90 if absent. */
  readonly keepDays?: number | undefined;
}

/** Maximum changes of an account. The oldest days are deleted, never the current one. */
const maxChanges = 100_000;

/** How often a number is removed again from a baseline that another process replaces at the same time. */
const maxAttempts = 5;

/**
 * Keeps changes and baselines in Redis. Each account has its own stream, by its fingerprint: a configuration with other
 * settings never reads it. While Redis is unavailable, all methods reject.
 */
export function createSharedJournal(client: Redis, link: Link, { keepDays = 90 }: SharedJournalOptions): Journal {
  const keptMs = (keepDays + 1) * dayMs;
  const listeners = new Set<(entries: readonly JournalEntry[]) => void>();
  const baselines = createSharedBaselines(client);
  let accounts: readonly JournalKeys[] = [];
  let watchedSince = new Date().toISOString();

  function requireRedis(): void {
    if (link.problem !== undefined) throw new Error(link.problem);
  }

  /** Provider and alias of the first account, which stay the same when a secret is renewed. */
  function scope(): string {
    return accounts[0]?.fingerprint.replace(/:[^:]*$/, '') ?? '';
  }

  /** Since the first baseline of any account, unless older changes are deleted. */
  async function readWatchedSince(): Promise<void> {
    const pipeline = client.pipeline();
    for (const { baseline } of accounts) pipeline.hget(baseline, 'watchedSince');
    const times = ((await pipeline.exec()) ?? [])
      .map(([, time]) => String(time))
      .filter((time) => Date.parse(time) > 0);
    // Without any baseline, Redis has lost them, or no account was fetched yet.
    const first = times.sort()[0] ?? new Date().toISOString();
    watchedSince = [first, new Date(firstDay() * dayMs).toISOString()].sort()[1] ?? first;
  }

  /** As days since 1970. */
  function firstDay(): number {
    return Math.floor(Date.now() / dayMs) - keepDays;
  }

  async function append(...[baseline, changes]: Parameters<Journal['append']>): Promise<JournalEntry[]> {
    const keys = accountKeys(baseline.fingerprint);
    const { before, revision, head, rows } = await baselines.replacement(keys, baseline);
    const reply = await client.eval(
      appendScript,
      4,
      keys.baseline,
      keys.stream,
      keys.counts,
      lastIdKey,
      before,
      revision,
      head,
      rows,
      new Date().toISOString(),
      keptMs,
      firstDay(),
      maxChanges,
      ...changes.map((change) => JSON.stringify(entryFields(change))),
    );
    if (!Array.isArray(reply)) throw new Error('Another process compared the account at the same time.');
    baselines.written(keys, baseline, revision);
    return changes.map((change, index) => ({ position: positionOf(String(reply[index]), keys.short), change }));
  }

  async function forgetBaseline(keys: JournalKeys, digits: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const baseline = await baselines.read(keys);
      const numbers = baseline && withoutNumber(baseline.numbers, digits);
      if (baseline === undefined || numbers === undefined || numbers === baseline.numbers) return;
      try {
        await append({ ...baseline, numbers }, []);
        return;
      } catch (error) {
        if (attempt === maxAttempts) throw error;
      }
    }
  }

  async function forgetChanges(keys: JournalKeys, digits: string): Promise<number> {
    let removed = 0;
    for await (const batch of readStreams(client, [keys], idRange({}))) {
      for (const { id, change } of batch) {
        if (!isChangeOf(digits, change)) continue;
        const name = `${id.ms}-${id.sequence}`;
        removed += Number(await client.eval(forgetScript, 2, keys.stream, keys.counts, name, countField(id, change)));
      }
    }
    return removed;
  }

  return {
    get watchedSince() {
      return watchedSince;
    },
    isDurable: true,
    watch(fingerprints) {
      accounts = fingerprints.map(accountKeys);
    },
    async baseline(fingerprint) {
      requireRedis();
      return baselines.read(accountKeys(fingerprint));
    },
    async baselines() {
      requireRedis();
      const found: Baseline[] = [];
      for (const keys of accounts) {
        const baseline = await baselines.read(keys);
        if (baseline !== undefined) found.push(baseline);
      }
      return found;
    },
    async append(baseline, changes) {
      requireRedis();
      const entries = await append(baseline, changes);
      if (entries.length > 0) for (const listener of listeners) listener(entries);
    },
    async *read(range, signal) {
      requireRedis();
      const earliest = range.from === undefined ? '' : new Date(range.from).toISOString();
      for await (const batch of readStreams(client, accounts, idRange(range))) {
        signal?.throwIfAborted();
        const entries = batch.filter(({ change }) => change.seenAt >= earliest && (range.filter?.(change) ?? true));
        if (entries.length > 0) yield entries.map(({ position, change }) => ({ position, change }));
      }
    },
    async latest() {
      requireRedis();
      await readWatchedSince();
      return positionOf((await client.get(lastIdKey)) ?? '0-0', '');
    },
    async at(positions) {
      requireRedis();
      const byShort = new Map(accounts.map((keys) => [keys.short, keys]));
      const pipeline = client.pipeline();
      const places = positions.flatMap((position) => {
        const [keys, id] = [byShort.get(shortOf(position)), idOf(position)];
        return keys === undefined || id === undefined ? [] : [{ keys, id }];
      });
      for (const { keys, id } of places) pipeline.xrange(keys.stream, id, id);
      const replies = (await pipeline.exec()) ?? [];
      return replies.flatMap(([error, entries], index) => {
        if (error) throw error;
        const keys = places[index]?.keys;
        const found = keys === undefined ? [] : (entries as StreamEntry[]).flatMap((entry) => foundEntry(entry, keys));
        return found.map(({ position, change }) => ({ position, change }));
      });
    },
    async counts(range, signal) {
      requireRedis();
      const counts = await countStreams(client, accounts, range);
      signal?.throwIfAborted();
      return counts;
    },
    deliveries: createSharedDeliveries(client, scope, keptMs),
    async forget(number) {
      requireRedis();
      const digits = digitsOf(number);
      let removed = 0;
      for (const keys of digits === '' ? [] : accounts) {
        await forgetBaseline(keys, digits);
        removed += await forgetChanges(keys, digits);
      }
      return removed;
    },
    onAppend(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      listeners.clear();
    },
  };
}
