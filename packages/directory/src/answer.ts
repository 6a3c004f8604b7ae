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

/** When the oldest answer among `snapshots` came: milliseconds since 1970, infinite when there is none. */
export function oldestAnswer(snapshots: readonly Snapshot<unknown>[]): number {
  const times = snapshots.map(({ answeredAt, askedAt }) => answeredAt ?? askedAt);
  return times.reduce((oldest, time) => Math.min(oldest, time), Number.POSITIVE_INFINITY);
}

/** ISO 8601; what is answered out of nothing is of now. */
export function asOf(answeredAt: number, now: number): string {
  return new Date(Math.min(answeredAt, now)).toISOString();
}
