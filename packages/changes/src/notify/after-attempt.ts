import type { DeliveryState, WaitingChange } from '../deliveries.js';
import type { JournalEntry } from '../journal.js';
import { backoffMs, dropAfterMs } from './backoff.js';
import { type DeliveryQueue, inDigest, type Step } from './plan.js';
import type { SendOutcome } from './send.js';

/** The queue of a saved state, without changes that the journal does not keep any more. */
export function withEntries(state: DeliveryState, entries: readonly JournalEntry[]): DeliveryQueue {
  const changes = new Map(entries.map(({ position, change }) => [position, change]));
  const waiting = state.waiting.flatMap((each) => {
    const change = changes.get(each.position);
    return change === undefined ? [] : [{ ...each, change }];
  });
  const { digest, ...rest } = state;
  if (digest === undefined) return { ...rest, waiting };
  const end = state.waiting.findIndex(({ position }) => position === digest.through) + 1;
  const through = state.waiting.slice(0, end).findLast(({ position }) => changes.has(position))?.position;
  return through === undefined ? { ...rest, waiting } : { ...rest, waiting, digest: { ...digest, through } };
}

/** The queue without its changes, to be saved. */
export function stateOf({ waiting, ...rest }: DeliveryQueue): DeliveryState {
  return { ...rest, waiting: waiting.map(({ change: _, ...each }) => each) };
}

export function afterSuccess({ failing: _, ...queue }: DeliveryQueue, step: Step): DeliveryQueue {
  return step.send === 'change' ? without(queue, step.entry.position) : afterDigest(queue);
}

/** After the digest is delivered or dropped. */
export function afterDigest({ digest, ...queue }: DeliveryQueue): DeliveryQueue {
  const combined = inDigest({ ...queue, ...(digest === undefined ? {} : { digest }) }).length;
  return { ...queue, position: digest?.last ?? queue.position, waiting: queue.waiting.slice(combined) };
}

export interface Failed {
  readonly queue: DeliveryQueue;
  readonly problem: string;
  /** Whether the attempt before has failed, too: of any message, or of one that is rejected. */
  readonly wasFailing: boolean;
  /** Changes that are not sent any more. */
  readonly dropped: number;
}

export function failed(
  queue: DeliveryQueue,
  step: Step,
  { problem, requestedMs, isRejection }: Extract<SendOutcome, { ok: false }>,
  now: number,
): Failed {
  const attempts = (queue.failing?.attempts ?? 0) + 1;
  // A rejected message does not hold up others.
  const next = isRejection
    ? queue
    : { ...queue, failing: { attempts, retryAt: now + backoffMs(attempts, requestedMs) } };
  const wasFailing = isRejection ? attemptsOf(step) > 0 : queue.failing !== undefined;
  return { ...afterFailure(next, step, now), problem, wasFailing };
}

function afterFailure(queue: DeliveryQueue, step: Step, now: number): Pick<Failed, 'queue' | 'dropped'> {
  if (step.send === 'digest') {
    const digest = { ...step.digest, ...retryOf(step.digest, now) };
    if (!isOver(digest, now)) return { queue: { ...queue, digest }, dropped: 0 };
    return { queue: afterDigest(queue), dropped: inDigest(queue).length };
  }
  if (step.send !== 'change') return { queue, dropped: 0 };
  const { position } = step.entry;
  const entry = { ...step.entry, ...retryOf(step.entry, now) };
  if (isOver(entry, now)) return { queue: without(queue, position), dropped: 1 };
  return {
    queue: { ...queue, waiting: queue.waiting.map((each) => (each.position === position ? entry : each)) },
    dropped: 0,
  };
}

function attemptsOf(step: Step): number {
  if (step.send === 'digest') return step.digest.attempts;
  return step.send === 'change' ? step.entry.attempts : 0;
}

type Retry = Pick<WaitingChange, 'dueAt' | 'attempts' | 'failedAt'>;

function retryOf({ attempts, failedAt = Number.POSITIVE_INFINITY }: Retry, now: number): Required<Retry> {
  return {
    dueAt: now + backoffMs(attempts + 1),
    attempts: attempts + 1,
    failedAt: Math.min(failedAt, now),
  };
}

function isOver({ failedAt }: Required<Retry>, now: number): boolean {
  return now - failedAt >= dropAfterMs;
}

function without(queue: DeliveryQueue, position: string): DeliveryQueue {
  return { ...queue, waiting: queue.waiting.filter((each) => each.position !== position) };
}
