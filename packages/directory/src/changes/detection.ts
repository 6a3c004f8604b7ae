import { type AccountFetch, type ComparedAccount, compareFetch, type Journal } from '@wabascope/changes';
import type { PhoneNumber, Waba } from '@wabascope/core';
import { Mutex } from 'async-mutex';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { RowsOf } from '../fetching/observer.js';
import type { Snapshot, SnapshotStores } from '../fetching/snapshot.js';
import type { BeforeReplacing } from '../fetching/snapshots.js';
import { type Compared, fetchedRows, fetchOf, isKnown } from './account-fetch.js';
import type { JournalLog } from './journal-log.js';

/** Finds the changes of snapshots that are about to replace the last ones, and appends them to the journal. */
export interface Detection {
  readonly numbers: BeforeReplacing<PhoneNumber>;
  readonly wabas: BeforeReplacing<Waba>;
}

interface DetectionParts {
  readonly journal: Journal;
  readonly stores: SnapshotStores;
  /** Identifies the rules of this version of the directory. */
  readonly mapping: string;
  readonly log: JournalLog;
}

export function createDetection({ journal, stores, mapping, log }: DetectionParts): Detection {
  const compared = { numbers: new Map<string, Compared>(), wabas: new Map<string, Compared>() };
  // Numbers and WABAs of an account may be fetched at the same time, and have one baseline.
  const locks = new Map<string, Mutex>();

  async function exclusively(key: string, work: () => Promise<void>): Promise<void> {
    const lock = locks.get(key) ?? new Mutex();
    locks.set(key, lock);
    const { signal } = new AbortController();
    await lock.runExclusive(() => stores.numbers.exclusively(`${key}:changes`, work, signal));
    if (!lock.isLocked()) locks.delete(key);
  }

  /** The latest rows of the other kind, for what depends on both. */
  async function otherRows(what: RowsOf, { key, provider }: OpenAccount): Promise<Partial<AccountFetch>> {
    if (what === 'wabas') return { numbers: fetchedRows(await stores.numbers.get(key)) };
    return provider.getWabas === undefined ? {} : { wabas: fetchedRows(await stores.wabas.get(key)) };
  }

  async function compare(account: OpenAccount, fetch: AccountFetch, at: number): Promise<void> {
    const { alias, plugin, key } = account;
    const identity: ComparedAccount = {
      fingerprint: key,
      account: alias,
      provider: plugin.id,
      mapping: plugin.mappingVersion === undefined ? mapping : `${mapping} ${plugin.mappingVersion}`,
    };
    const before = await journal.baseline(key);
    const { baseline, changes, unsettled, mostMissing } = compareFetch(identity, before, fetch);
    if (baseline !== before) await journal.append(baseline, changes);
    compared[fetch.what].set(key, { at, code: fetch.failure?.code, isSettled: true });
    for (const what of unsettled) {
      const known = compared[what].get(key);
      if (known !== undefined) compared[what].set(key, { ...known, isSettled: false });
    }
    if (mostMissing !== undefined) log.mostMissing(account, mostMissing);
  }

  function before<Item>(
    what: RowsOf,
    rowsOf: (snapshot: Snapshot<Item>) => Partial<AccountFetch>,
  ): BeforeReplacing<Item> {
    return async (account, last, next) => {
      const { key } = account;
      const known = compared[what].get(key);
      if (isKnown(known, last, next)) return;
      // Unless the comparison succeeds, the baseline is behind the stored snapshot.
      compared[what].delete(key);
      try {
        await exclusively(key, async () => {
          const rows = { ...(await otherRows(what, account)), ...rowsOf(next) };
          await compare(account, { ...fetchOf(what, known && last, next), ...rows }, next.attemptedAt);
        });
        log.works();
      } catch (error) {
        log.failed(error);
      }
    };
  }

  return {
    numbers: before('numbers', (snapshot) => ({ numbers: fetchedRows(snapshot) })),
    wabas: before('wabas', (snapshot) => ({ wabas: fetchedRows(snapshot) })),
  };
}
