import type { Warning } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import type { AccountFailure } from '../directory.js';
import type { Snapshot } from './snapshot.js';
import { withoutRepeats } from './warnings.js';

/** The failure that a snapshot tells of, as a row of an answer. */
export function failureRow({ alias, plugin }: OpenAccount, snapshot: Snapshot<unknown>): AccountFailure[] {
  const { failure, partial, answeredAt } = snapshot;
  if (failure === undefined) return [];
  const shown = answeredAt === undefined ? 'nothing' : partial === undefined ? 'earlier' : 'part';
  return [{ account: alias, provider: plugin.id, ...failure, shown }];
}

/** What a snapshot of an account's numbers, and the one of its WABAs if there is one, warn of: each thing once. */
export function warningsOf(
  numbers: Pick<Snapshot<unknown>, 'warnings'> | undefined,
  wabas: Pick<Snapshot<unknown>, 'warnings' | 'failure' | 'answeredAt'> | undefined,
): Warning[] {
  const ofWabas = wabas === undefined ? [] : [...wabas.warnings, ...withoutDetails(wabas)];
  return withoutRepeats([...(numbers?.warnings ?? []), ...ofWabas]);
}

/** Numbers are worth having without their WABAs, so a failure there is a warning here. */
function withoutDetails({ failure, answeredAt }: Pick<Snapshot<unknown>, 'failure' | 'answeredAt'>): Warning[] {
  if (failure === undefined || failure.code === 'unsupported') return [];
  const state = answeredAt === undefined ? 'not available' : 'not complete or not up to date';
  return [{ type: 'other', message: `WABA details are ${state} (${failure.code}): ${failure.message}` }];
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
