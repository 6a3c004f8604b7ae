import type { Change, ChangeKind } from '../change.js';
import type { WaitingChange } from '../deliveries.js';
import type { JournalEntry } from '../journal.js';
import type { JournalPosition } from '../position.js';
import { isFor, isSameSubject, type NotifyTarget } from './target.js';

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
 * time is removed, together with its reversal. Pure.
 * @param entries The oldest first. They are taken while fewer than `maxLength` wait.
 */
export function settle(
  target: NotifyTarget,
  before: readonly WaitingEntry[],
  entries: readonly JournalEntry[],
  maxLength: number,
): Settled {
  const settleMs = target.settleSeconds * 1000;
  let waiting = [...before];
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
      waiting = waiting.filter((each, index) => index < reverted || !isSameValue(each.change, change));
    } else if (isFor(target, change)) {
      if (waiting.length >= maxLength) break;
      waiting.push({ position: entry.position, change, dueAt: seenAt + settleMs, attempts: 0 });
    }
    position = entry.position;
  }
  return position === undefined ? { waiting } : { waiting, position };
}

/** Kinds that are the two ends of one value. */
const opposites: Readonly<Partial<Record<ChangeKind, ChangeKind>>> = {
  'number-gone': 'number-appeared',
  'number-appeared': 'number-gone',
  'account-failing': 'account-recovered',
  'account-recovered': 'account-failing',
};

/** Whether `later` returns to the value before `earlier`. */
function reverts(later: Change, earlier: Change): boolean {
  if (!isSameValue(later, earlier)) return false;
  const opposite = opposites[earlier.kind];
  return opposite === undefined ? later.to === earlier.from : later.kind === opposite;
}

/** Whether both are changes of the same value of the same number, WABA or account. */
function isSameValue(one: Change, other: Change): boolean {
  return (one.kind === other.kind || one.kind === opposites[other.kind]) && isSameSubject(one, other);
}
