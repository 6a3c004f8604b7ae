import { afterEach, beforeEach } from 'vitest';
import type { Change } from '../change.js';
import type { Deliveries } from '../deliveries.js';
import type { Journal } from '../journal.js';
import type { Clock } from '../notify/clock.js';
import { startNotifier } from '../notify/notifier.js';
import type { NotifyTarget } from '../notify/target.js';
import { testClock } from './clock.js';
import { testJournal } from './journal.js';
import { startReceiver, type TestReceiver } from './receiver.js';

/** No other wait has half a millisecond. */
const timeoutSeconds = 9.5005;

export const secret = `whsec_${Buffer.from('a key of thirty-two letters 1234').toString('base64')}`;

/** A target with the defaults of the configuration. */
export function target(url: string, more: Partial<NotifyTarget> = {}): NotifyTarget {
  return { name: 'notify[0]', url, format: 'webhook', secret, directions: ['worse'], settleSeconds: 300, ...more };
}

/** A notifier with a journal and a clock of the test. */
export function testNotifier(targets: readonly NotifyTarget[], journal = testJournal(), time = '2026-11-26T08:00:00Z') {
  const clock = testClock(time);
  const log: { level: string; message: string; data: object }[] = [];
  let hanging = () => 0;
  const start = (deliveries: Deliveries) =>
    startNotifier({
      journal: { ...journal, deliveries } as Partial<Journal> as Journal,
      targets,
      fetch,
      clock,
      timeoutSeconds,
      log: (level, message, data) => log.push({ level, message, data }),
    });
  let notifiers = [start(journal.deliveries)];
  function isQuiet(): boolean {
    const attempts = clock.waiting().filter((ms) => ms === timeoutSeconds * 1000).length;
    return clock.waiting().length - attempts + Math.min(attempts, hanging()) >= targets.length * notifiers.length;
  }

  const close = async () => {
    await Promise.all(notifiers.map((notifier) => notifier.close()));
  };
  let count = 0;
  return {
    journal,
    log,
    pass: (seconds: number) => clock.pass(seconds * 1000, isQuiet),
    /** Requests that a receiver leaves open do not count as work in progress. */
    mayHang(open: () => number) {
      hanging = open;
    },
    /** Appends a change, seen now: by default, the quality of a number falls. */
    change(more: Overrides = {}): Change {
      const change = changeAt(clock.now(), ++count, more);
      journal.add(change);
      return change;
    },
    /** As a restart of the process does. */
    async restart() {
      await close();
      notifiers = [start(journal.deliveries)];
    },
    /** As the end of the process. */
    async stop() {
      await close();
      notifiers = [];
    },
    /** As two processes that share the journal. Returns what ends the first as a crash does. */
    async startTwo() {
      await close();
      const owners = new Map<string, { owner: number; until: number }>();
      notifiers = [0, 1].map((owner) => start(sharedDeliveries(journal.deliveries, owner, owners, clock)));
      return async () => {
        await notifiers.shift()?.close();
      };
    },
    close,
  };
}

/** The deliveries of one of several owners, of which one has a claim. */
function sharedDeliveries(
  deliveries: Deliveries,
  owner: number,
  claims: Map<string, { owner: number; until: number }>,
  clock: Clock,
): Deliveries {
  const has = (receiver: string) => claims.get(receiver)?.owner === owner;
  return {
    ...deliveries,
    async claim(receiver, ms) {
      if (!has(receiver) && (claims.get(receiver)?.until ?? 0) > clock.now()) return false;
      claims.set(receiver, { owner, until: clock.now() + ms });
      return true;
    },
    async save(receiver, state) {
      return has(receiver) && deliveries.save(receiver, state);
    },
  };
}

/** `undefined` leaves a field out. */
type Overrides = { readonly [Field in keyof Change]?: Change[Field] | undefined };

function changeAt(now: number, count: number, more: Overrides): Change {
  const change = {
    id: `change-${count}`,
    seenAt: new Date(now).toISOString(),
    since: new Date(now - 60_000).toISOString(),
    account: 'riyadh',
    provider: 'meta',
    kind: 'quality',
    direction: 'worse',
    numberId: '10691',
    number: '+966500000001',
    name: 'Acme',
    from: 'GREEN',
    to: 'RED',
    ...more,
  };
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as unknown as Change;
}

/** Starts a receiver for each test of a file, and closes it and the notifiers of the test afterward. */
export function withReceiver() {
  let receiver: TestReceiver;
  let open: ReturnType<typeof testNotifier>[] = [];
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await Promise.all(open.map(({ close }) => close()));
    open = [];
    await receiver.close();
  });
  return {
    get receiver() {
      return receiver;
    },
    notify(...targets: Parameters<typeof testNotifier>[0]) {
      const notifier = testNotifier(targets);
      open.push(notifier);
      return notifier;
    },
    /** Of the webhooks that arrived. */
    ids: () => receiver.arrived.map(({ headers }) => headers['webhook-id']),
  };
}
