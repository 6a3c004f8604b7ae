import { createHash } from 'node:crypto';
import { type DeliveryState, maxWaiting, type WaitingDigest } from '../deliveries.js';
import type { JournalPosition } from '../position.js';
import type { WaitingEntry } from './settle.js';
import { subjectKey } from './target.js';

/** More changes than this that are due together are sent as one digest. */
const maxSingly = 20;

/** What a receiver waits for, with the changes. */
export interface DeliveryQueue extends DeliveryState {
  readonly waiting: readonly WaitingEntry[];
}

/** What to do next for a receiver. */
export type Step =
  | { readonly send: 'change'; readonly entry: WaitingEntry }
  | { readonly send: 'digest'; readonly digest: WaitingDigest }
  /** Combine all up to this entry, and also all after `waiting` if there was no room for them. */
  | { readonly send: 'new-digest'; readonly through: WaitingEntry; readonly isFull: boolean }
  /** Nothing is due before that time, in milliseconds since 1970. Never, if absent. */
  | { readonly send: 'nothing'; readonly until?: number };

/**
 * The next step. Changes of one number keep their order. Of several that are due, the one with the fewest failed attempts
 * comes first, so that a change that the receiver rejects does not hold up those of other numbers. Pure.
 */
export function nextStep(queue: DeliveryQueue, now: number): Step {
  const { waiting, digest, failing } = queue;
  if (waiting.length === 0) return { send: 'nothing' };
  if (failing !== undefined && failing.retryAt > now) return { send: 'nothing', until: failing.retryAt };
  const combined = inDigest(queue);
  const rest = waiting.slice(combined.length);
  const due = rest.filter(({ dueAt }) => dueAt <= now);
  const isFull = waiting.length >= maxWaiting;
  const last = due.at(-1);
  if (digest === undefined && last !== undefined && (due.length > maxSingly || isFull)) {
    return { send: 'new-digest', through: isFull ? (rest.at(-1) ?? last) : last, isFull };
  }
  const singly = due.length > maxSingly ? [] : firstOfEach(rest, combined).filter(({ dueAt }) => dueAt <= now);
  const [first] = [...singly].sort((a, b) => a.attempts - b.attempts);
  if (digest !== undefined && digest.dueAt <= now && digest.attempts <= (first?.attempts ?? digest.attempts)) {
    return { send: 'digest', digest };
  }
  if (first !== undefined) return { send: 'change', entry: first };
  const times = [...rest, ...(digest === undefined ? [] : [digest])].map(({ dueAt }) => dueAt);
  const later = times.filter((time) => time > now);
  return later.length === 0 ? { send: 'nothing' } : { send: 'nothing', until: Math.min(...later) };
}

/** The entries of the digest that is being sent. */
export function inDigest({ waiting, digest }: DeliveryQueue): readonly WaitingEntry[] {
  const last = waiting.findIndex(({ position }) => position === digest?.through);
  return waiting.slice(0, last + 1);
}

/** A digest of all entries up to `through`, due now. Its ID follows from what it contains. */
export function newDigest(
  { waiting }: DeliveryQueue,
  through: WaitingEntry,
  last: JournalPosition | undefined,
): WaitingDigest {
  const ids = waiting.slice(0, waiting.indexOf(through) + 1).map(({ change }) => change.id);
  const id = createHash('sha256')
    .update(JSON.stringify([ids, last]))
    .digest('base64url')
    .slice(0, 22);
  return {
    id: `digest_${id}`,
    through: through.position,
    ...(last === undefined ? {} : { last }),
    dueAt: 0,
    attempts: 0,
  };
}

/** The earliest entry of each number, without the numbers of a digest that must come first. */
function firstOfEach(rest: readonly WaitingEntry[], combined: readonly WaitingEntry[]): WaitingEntry[] {
  const seen = new Set(combined.map(({ change }) => subjectKey(change)));
  return rest.filter(({ change }) => {
    const key = subjectKey(change);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}
