import type { AccountFailure } from './directory.js';
import type { OpenAccount } from './open-accounts.js';
import type { Snapshot } from './snapshot.js';

/** The failure that a snapshot tells of, as a row of an answer. */
export function failureRow({ alias, plugin }: OpenAccount, snapshot: Snapshot<unknown>): AccountFailure[] {
  const { failure, partial, answeredAt } = snapshot;
  if (failure === undefined) return [];
  const shown = answeredAt === undefined ? 'nothing' : partial === undefined ? 'earlier' : 'part';
  return [{ account: alias, provider: plugin.id, ...failure, shown }];
}

/** ISO 8601 of the oldest answer among `snapshots`. */
export function asOf(snapshots: readonly Snapshot<unknown>[], now: number): string {
  const times = snapshots.map(({ answeredAt, askedAt }) => answeredAt ?? askedAt);
  return new Date(times.reduce((oldest, time) => Math.min(oldest, time), now)).toISOString();
}
