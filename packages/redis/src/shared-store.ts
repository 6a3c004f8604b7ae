import type { DirectoryOptions, Pacer, SnapshotStores } from '@wabascope/directory';
import { connect } from './connect.js';
import { createLink } from './link.js';
import { createSharedPacer } from './shared-pacer.js';
import { createSharedSnapshots } from './shared-snapshots.js';

export interface SharedStoreOptions {
  /** `redis:`, `rediss:` (TLS), `valkey:` or `valkeys:`, with user, password and the number of the database. */
  readonly url: string;
  /** How many servers share the budgets at most: while Redis is away, each spends that part of them. */
  readonly replicas: number;
  /** Numbers to keep in the memory of this process as well; 200,000 when left out. */
  readonly maxRows?: number | undefined;
  /** Hears when Redis goes away and when it is back, without anything of `url`. */
  readonly log?: DirectoryOptions['log'] | undefined;
}

/** What several servers share. */
export interface SharedStore {
  readonly pacer: Pacer;
  readonly stores: SnapshotStores;
  /** Whether the servers share, as last seen; seen twice a second. */
  ready(): Promise<StoreHealth>;
  /** Ends the connection. The directory is closed before. */
  close(): Promise<void>;
}

export interface StoreHealth {
  readonly ok: boolean;
  /** What is wrong and what follows from it. Present when not `ok`. */
  readonly reason?: string;
}

/**
 * Connects to Redis or Valkey. Resolves within two seconds also when it cannot be reached: it is tried again and again,
 * and the process goes on by itself meanwhile.
 * @throws {ArgumentError} When `url` cannot be read. The error holds nothing of it.
 */
export async function openSharedStore(options: SharedStoreOptions): Promise<SharedStore> {
  const { url, replicas, maxRows = 200_000, log } = options;
  const client = connect(url);
  const link = await createLink(client, log);
  const pacer = createSharedPacer(client, link, replicas);
  return {
    pacer,
    stores: {
      numbers: createSharedSnapshots('numbers', client, link, maxRows),
      wabas: createSharedSnapshots('wabas', client, link, maxRows),
    },
    async ready() {
      const { trouble } = link;
      if (trouble === undefined) return { ok: true };
      const share = `1/${replicas}`;
      return {
        ok: false,
        reason: `${trouble} Each server paces itself to ${share} of the budgets and keeps its own answers meanwhile.`,
      };
    },
    async close() {
      pacer.close(new Error('The store is closed.'));
      link.close();
      client.disconnect();
    },
  };
}
