import type { Change } from '../change.js';
import { maxWaiting, type WaitingChange } from '../deliveries.js';
import type { JournalEntry } from '../journal.js';
import type { JournalPosition } from '../position.js';
import { isFor, type NotifyTarget, orderKey } from './target.js';

/** What waits, with the changes. */
export interface WaitingEntry extends WaitingChange {
  readonly change: Change;
}

export interface Settled {
  readonly waiting: readonly WaitingEntry[];
  /** The last entry that was taken. Absent if none was. */
  readonly position?: JournalPosition;
}

/**
 * What waits after these entries happened: the changes for the target are added, and a change that an entry reverts in
 * time is removed, together with its reversal. Takes entries while there is room. Pure.
 * @param entries The oldest first.
 */
export function settle(
  target: NotifyTarget,
  before: readonly WaitingEntry[],
  entries: readonly JournalEntry[],
): Settled {
  const settleMs = target.settleSeconds * 1000;
  const waiting = [...before];
  let position: JournalPosition | undefined;
  for (const entry of entries) {
    const { change } = entry;
    const seenAt = Date.parse(change.seenAt);
    const reverted = waiting.findIndex(
      (earlier) =>
        earlier.attempts === 0 &&
        reverts(change, earlier.change) &&
        seenAt <= Date.parse(earlier.change.seenAt) + settleMs,
    );
    if (reverted !== -1) {
      const last = waiting[reverted]?.change;
      const kept = waiting.slice(reverted).filter((later) => last === undefined || !isSameValue(later.change, last));
      waiting.splice(reverted, waiting.length, ...kept);
    } else if (isFor(target, change)) {
      if (waiting.length >= maxWaiting) break;
      waiting.push({ position: entry.position, change, dueAt: seenAt + settleMs, attempts: 0 });
    }
    position = entry.position;
  }
  return position === undefined ? { waiting } : { waiting, position };
}

/** Two kinds that are the ends of one value. */
const opposites: Readonly<Partial<Record<Change['kind'], Change['kind']>>> = {
  'number-gone': 'number-appeared',
  'number-appeared': 'number-gone',
  'account-failing': 'account-recovered',
  'account-recovered': 'account-failing',
};

/** Whether `later` returns to the value before `earlier`. */
function reverts(later: Change, earlier: Change): boolean {
  if (!isSameValue(later, earlier)) return false;
  return opposites[earlier.kind] === undefined ? later.to === earlier.from : later.kind === opposites[earlier.kind];
}

/** Whether both are changes of the same value of the same number, WABA or account. */
function isSameValue(one: Change, other: Change): boolean {
  return (one.kind === other.kind || one.kind === opposites[other.kind]) && orderKey(one) === orderKey(other);
}
