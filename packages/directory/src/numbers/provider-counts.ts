import type { NumberStatus, QualityRating, SendAbility } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { FetchState, LastFetches } from '../fetching/last-fetches.js';
import { inSlices, type Slices } from '../fetching/slices.js';
import { notReported } from './not-reported.js';
import type { NumberIndex } from './number-index.js';
import type { AssessedNumber } from './number-rows.js';

/** What the latest snapshots of a provider's accounts contain. Words without numbers are absent. */
export interface ProviderCounts {
  /** ID of the provider. */
  readonly provider: string;
  /** Its accounts, by how their latest fetch ended. */
  readonly accounts: Counts<FetchState>;
  /** Its numbers, by status. */
  readonly byStatus: Counts<NumberStatus | typeof notReported>;
  readonly byQuality: Counts<QualityRating | typeof notReported>;
  readonly byCanSend: Counts<SendAbility>;
}

type Counts<Word extends string> = Readonly<Partial<Record<Word, number>>>;

type NumberCounts = Pick<ProviderCounts, 'byStatus' | 'byQuality' | 'byCanSend'>;

export interface ProviderCounter {
  /** The counts of these accounts, by provider. Does not fetch. */
  of(accounts: readonly OpenAccount[]): Promise<ProviderCounts[]>;
}

/** Counts the numbers of an account once per snapshot. */
export function createProviderCounter(index: NumberIndex, lastFetches: LastFetches, slices: Slices): ProviderCounter {
  const countsByRows = new WeakMap<readonly AssessedNumber[], NumberCounts>();
  /** By alias: a snapshot that the store has evicted still counts. */
  const latest = new Map<string, NumberCounts>();

  async function countsOf(account: OpenAccount): Promise<NumberCounts | undefined> {
    const { numbers, wabas } = lastFetches.snapshotsOf(account);
    if (numbers === undefined) return latest.get(account.alias);
    const rows = await index.rowsOf({ account, numbers, wabas });
    const counts = countsByRows.get(rows) ?? (await count(slices, rows));
    countsByRows.set(rows, counts);
    latest.set(account.alias, counts);
    return counts;
  }

  return {
    async of(accounts) {
      const totals = new Map<string, ReturnType<typeof noCounts>>();
      for (const account of accounts) {
        if (slices.isUsedUp()) await slices.next();
        const { id: provider } = account.plugin;
        const total = totals.get(provider) ?? noCounts(provider);
        totals.set(provider, total);
        increase(total.accounts, lastFetches.stateOf(account));
        const counts = await countsOf(account);
        if (counts === undefined) continue;
        add(total.byStatus, counts.byStatus);
        add(total.byQuality, counts.byQuality);
        add(total.byCanSend, counts.byCanSend);
      }
      return [...totals.values()].sort((a, b) => (a.provider < b.provider ? -1 : 1));
    },
  };
}

function noCounts(provider: string) {
  return { provider, accounts: {}, byStatus: {}, byQuality: {}, byCanSend: {} };
}

async function count(slices: Slices, rows: readonly AssessedNumber[]): Promise<NumberCounts> {
  const counts = { byStatus: {}, byQuality: {}, byCanSend: {} };
  await inSlices(slices, rows, ({ number, assessment }) => {
    increase(counts.byStatus, number.status ?? notReported);
    increase(counts.byQuality, number.qualityRating ?? notReported);
    increase(counts.byCanSend, assessment.canSendMessage);
  });
  return counts;
}

function add(total: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [word, count] of Object.entries(counts)) increase(total, word, count);
}

function increase(total: Record<string, number>, word: string, by = 1): void {
  total[word] = (total[word] ?? 0) + by;
}
