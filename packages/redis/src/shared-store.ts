import type { Journal } from '@wabascope/changes';
import type { DirectoryOptions, Pacer, SnapshotStores } from '@wabascope/directory';
import { connect } from './connect.js';
import { createSharedJournal, type SharedJournalOptions } from './journal/shared-journal.js';
import { createLink } from './link.js';
import { createSharedPacer } from './shared-pacer.js';
import { createSharedSnapshots } from './shared-snapshots.js';

export interface SharedStoreOptions {
  /** `redis:`, `rediss:` (TLS), `valkey:` or `valkeys:`, with user, password and the number of the database. */
  readonly url: string;
  /** Maximum number of servers that share the budgets. While Redis is unavailable, each spends 1/replicas of them. */
  readonly replicas: number;
  /** Numbers to keep in the memory of this process as well; 200,000 if absent. */
  readonly maxRows?: number | undefined;
  /**
   * A monotonic clock, in milliseconds, for the time that budgets rest and pause. Default: `performance.now()`. Redis
   * counts the windows of budgets by its own clock.
   */
  readonly clock?: (() => number) | undefined;
  /** Called when the availability of Redis changes. Messages contain nothing of `url`. */
  readonly log?: DirectoryOptions['log'] | undefined;
}

/** What several servers share. */
export interface SharedStore {
  readonly pacer: Pacer;
  readonly stores: SnapshotStores;
  /** Keeps the changes of all servers beside the snapshots. */
  journal(options?: SharedJournalOptions): Journal;
  /** Whether the servers share their state, as of the last heartbeat (twice a second). */
  ready(): Promise<StoreHealth>;
  /** Closes the connection. Close the directory first. */
  close(): Promise<void>;
}

export interface StoreHealth {
  readonly ok: boolean;
  /** The problem and its effect. Present if not `ok`. */
  readonly reason?: string;
}

/**
 * Connects to Redis or Valkey. Resolves within two seconds, even if the connection fails. It then never stops retrying,
 * and the process works alone in the meantime.
 * @throws {ArgumentError} If `url` is not valid. The error does not contain any part of it.
 */
export async function openSharedStore(options: SharedStoreOptions): Promise<SharedStore> {
  const { url, replicas, maxRows = 200_000, clock = () => performance.now(), log } = options;
  const client = connect(url);
  const link = await createLink(client, clock, log);
  const pacer = createSharedPacer(client, link, replicas, clock);
  return {
    pacer,
    stores: {
      numbers: createSharedSnapshots('numbers', client, link, maxRows),
      wabas: createSharedSnapshots('wabas', client, link, maxRows),
    },
    journal: (journalOptions = {}) => createSharedJournal(client, link, journalOptions),
    async ready() {
      const { problem } = link;
      if (problem === undefined) return { ok: true };
      const share = `1/${replicas}`;
      return {
        ok: false,
        reason: `${problem} Until it is available, each server spends ${share} of every budget and keeps its own snapshots.`,
      };
    },
    async close() {
      pacer.close(new Error('The store is closed.'));
      link.close();
      client.disconnect();
    },
  };
}
