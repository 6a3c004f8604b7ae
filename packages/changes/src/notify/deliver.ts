import { maxWaiting } from '../deliveries.js';
import type { Journal, JournalEntry } from '../journal.js';
import type { JournalPosition } from '../position.js';
import { afterDigest, afterSuccess, type Failed, failed, stateOf, withEntries } from './after-attempt.js';
import { checkedState } from './checked-state.js';
import { formats } from './formats.js';
import { changeMessage, createDigestBuilder, type Message } from './message.js';
import { type DeliveryQueue, inDigest, newDigest, nextStep, type Step } from './plan.js';
import { type SendParts, send } from './send.js';
import { settle } from './settle.js';
import { isFor, type Receiver } from './target.js';

/** Gets messages without secrets, URLs and text of receivers. */
export type NotifyLog = (level: 'info' | 'warn', message: string, data: Readonly<Record<string, unknown>>) => void;

export interface DeliveryParts extends SendParts {
  readonly journal: Journal;
  readonly log: NotifyLog;
}

/** Delivers to one receiver. */
export interface Delivery {
  /**
   * Takes new changes from the journal and sends at most one message.
   * @returns How long nothing is to do, in milliseconds; `undefined` if nothing is due until there are new changes, or if
   * another process delivers to the receiver. Rejects with `signal.reason`, or if the journal fails.
   */
  round(signal: AbortSignal): Promise<number | undefined>;
}

/** The wait after a message that is rejected, before another one is sent. */
const rejectedMs = 1_000;

/** Longer than an attempt. */
const claimMs = 60_000;

/** Changes that one round takes from the journal. */
const maxTaken = 2 * maxWaiting;

export function createDelivery(receiver: Receiver, parts: DeliveryParts): Delivery {
  const { journal, clock, log } = parts;
  const { deliveries } = journal;
  const { minIntervalMs } = formats[receiver.format];
  let notBefore = 0;

  async function load(): Promise<DeliveryQueue> {
    const state = await deliveries.state(receiver.id);
    if (state !== undefined) {
      const checked = checkedState(state, clock.now(), receiver.settleSeconds * 1000);
      const positions = checked.waiting.map(({ position }) => position);
      return withEntries(checked, positions.length === 0 ? [] : await journal.at(positions));
    }
    // A new receiver gets what changes from now on.
    const queue: DeliveryQueue = { position: await journal.latest(), waiting: [] };
    await deliveries.save(receiver.id, queue);
    return queue;
  }

  /** With the oldest of the changes that are not taken yet. */
  async function takeNew(queue: DeliveryQueue, signal: AbortSignal): Promise<DeliveryQueue> {
    if (queue.waiting.length >= maxWaiting) return queue;
    let oldest: JournalEntry[] = [];
    for await (const batch of journal.read({ after: queue.position }, signal)) {
      oldest = [...oldest, ...batch].slice(-maxTaken);
    }
    // A digest stays as it is.
    const combined = inDigest(queue);
    const rest = queue.waiting.slice(combined.length);
    const room = maxWaiting - combined.length;
    const { waiting, position = queue.position } = settle(receiver, rest, oldest.reverse(), room);
    return { ...queue, waiting: [...combined, ...waiting], position };
  }

  async function messageOf(queue: DeliveryQueue, step: Step, signal: AbortSignal): Promise<Message | undefined> {
    if (step.send === 'change') return changeMessage(step.entry.change);
    if (step.send !== 'digest') return undefined;
    const builder = createDigestBuilder();
    for (const { change } of inDigest(queue)) builder.add(change);
    for await (const batch of untaken(queue, signal)) {
      for (const { change } of batch) if (isFor(receiver, change)) builder.add(change);
    }
    const digest = builder.digest();
    return digest && { id: step.digest.id, about: 'digest', digest };
  }

  /** The changes of the digest that are not in the queue. */
  async function* untaken(
    { position, digest }: DeliveryQueue,
    signal: AbortSignal,
  ): AsyncGenerator<readonly JournalEntry[]> {
    if (digest?.last === undefined) return;
    yield await journal.at([digest.last]);
    yield* journal.read({ after: position, before: digest.last }, signal);
  }

  async function newest({ position }: DeliveryQueue, signal: AbortSignal): Promise<JournalPosition | undefined> {
    for await (const [entry] of journal.read({ after: position }, signal)) return entry?.position;
    return undefined;
  }

  function note({ wasFailing, dropped, problem }: Failed): void {
    const data = { target: receiver.name, problem };
    if (dropped > 0) log('warn', 'Changes could not be delivered within a day and were dropped.', { ...data, dropped });
    else if (!wasFailing) log('warn', 'Changes cannot be delivered. They are sent again later.', data);
  }

  async function attempt(queue: DeliveryQueue, step: Step, signal: AbortSignal): Promise<DeliveryQueue> {
    const message = await messageOf(queue, step, signal);
    if (message === undefined) return afterDigest(queue);
    const outcome = await send(parts, receiver, message, signal);
    const now = clock.now();
    const isRejected = !outcome.ok && outcome.isRejection === true;
    notBefore = now + (isRejected ? Math.max(minIntervalMs, rejectedMs) : minIntervalMs);
    if (outcome.ok) {
      if (queue.failing !== undefined) log('info', 'Changes are delivered again.', { target: receiver.name });
      return afterSuccess(queue, step);
    }
    const after = failed(queue, step, outcome, now);
    note(after);
    return after.queue;
  }

  return {
    async round(signal) {
      if (!(await deliveries.claim(receiver.id, claimMs))) return undefined;
      const before = await load();
      const queue = await takeNew(before, signal);
      const now = clock.now();
      const step = nextStep(queue, now);
      const isPaced = step.send !== 'nothing' && now < notBefore;
      if (step.send === 'nothing' || isPaced) {
        const isNew = queue.position !== before.position;
        if (isNew && !(await deliveries.save(receiver.id, stateOf(queue)))) return undefined;
        if (isPaced) return notBefore - now;
        // There may be more in the journal.
        if (isNew) return 0;
        return step.send === 'nothing' && step.until !== undefined ? step.until - now : undefined;
      }
      const next =
        step.send === 'new-digest'
          ? {
              ...queue,
              digest: newDigest(queue, step.through, step.isFull ? await newest(queue, signal) : undefined),
            }
          : await attempt(queue, step, signal);
      return (await deliveries.save(receiver.id, stateOf(next))) ? 0 : undefined;
    },
  };
}
