import { type Budget, createLocalPacer } from '@wabascope/directory';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { partOf } from './runs.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const anyBudgets = fc
  .array(fc.record({ requests: fc.integer({ min: 1, max: 4 }), perMs: fc.integer({ min: 1, max: 400 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((limits) => limits.map((limit, place): Budget => ({ id: `acme:${place}`, ...limit })));

/** A request: which budgets count it, when it is made, how long it is on its way and until it has a response. */
const anyRequest = fc.record({
  counted: fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
  account: fc.constantFrom('a', 'b', 'c'),
  at: fc.nat(300),
  onTheWayMs: fc.nat(100),
  responseMs: fc.nat(100),
  end: fc.oneof({ weight: 8, arbitrary: fc.constant('sent') }, fc.constantFrom('unused', 'left', 'paused')),
});

interface Arrival {
  readonly at: number;
  readonly budgets: readonly Budget[];
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

describe('the pacer of a process, for requests that several budgets count,', () => {
  it('lets no window of any budget hold more requests than it allows, and serves every request', async () => {
    const anyRequests = fc.array(anyRequest, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(anyBudgets, anyRequests, async (budgets, requests) => {
        const pacer = createLocalPacer();
        const arrivals: Arrival[] = [];
        const sent = requests.map(async ({ counted, account, at, onTheWayMs, responseMs, end }) => {
          const own = [...new Set(counted.map((place) => place % budgets.length))].flatMap(
            (place) => budgets[place] ?? [],
          );
          await new Promise((resolve) => setTimeout(resolve, at));
          const leave = new AbortController();
          if (end === 'left') setTimeout(() => leave.abort(new Error('gone')), 5);
          const slot = await pacer.take(own, account, leave.signal).catch(() => undefined);
          if (slot === undefined) return;
          if (end === 'unused') return slot.unused();
          if (end === 'paused') pacer.pause(own, 50);
          await new Promise((resolve) => setTimeout(resolve, onTheWayMs));
          arrivals.push({ at: performance.now(), budgets: own });
          await new Promise((resolve) => setTimeout(resolve, responseMs));
          slot.used();
        });
        const all = Promise.all(sent);
        let isServed = false;
        void all.then(() => {
          isServed = true;
        });
        // Longer than all of the requests take one after the other.
        for (let count = 0; count < 100 && !isServed; count += 1) await pass(1_000);
        expect(isServed).toBe(true);
        for (const budget of budgets) {
          const times = arrivals.filter((arrival) => arrival.budgets.includes(budget)).map(({ at }) => at);
          for (const from of times) {
            const inWindow = times.filter((time) => time >= from && time < from + budget.perMs);
            expect(inWindow.length).toBeLessThanOrEqual(budget.requests);
          }
        }
        pacer.close(new Error('over'));
      }),
      partOf(0.02),
    );
  });

  it('takes nothing for a request that waits: what other requests need of a budget stays free', async () => {
    const scarce: Budget = { id: 'acme:scarce', requests: 1, perMs: 3_600_000 };
    const plentiful: Budget = { id: 'acme:plentiful', requests: 1, perMs: 10 };
    const pacer = createLocalPacer();
    (await pacer.take([scarce], 'a')).used();
    const waiting = pacer.take([plentiful, scarce], 'a').catch((reason) => reason);
    for (let count = 0; count < 5; count += 1) {
      const slot = pacer.take([plentiful], 'b');
      await pass(20);
      (await slot).used();
    }
    pacer.close('over');
    expect(await waiting).toBe('over');
  });

  it('does not let requests for fewer budgets overtake one indefinitely', async () => {
    const one: Budget = { id: 'acme:one', requests: 1, perMs: 20 };
    const other: Budget = { id: 'acme:other', requests: 1, perMs: 19 };
    const pacer = createLocalPacer();
    let served = 0;
    const spend = async (budget: Budget) => {
      for (;;) {
        const slot = await pacer.take([budget], budget.id);
        served += 1;
        slot.used();
      }
    };
    // Two of each, so that one always waits.
    const spenders = [one, one, other, other].map((budget) => spend(budget).catch(() => {}));
    await pass(50);
    let isServed = false;
    const both = pacer.take([one, other], 'both').then((slot) => {
      isServed = true;
      slot.used();
    });
    const before = served;
    for (let count = 0; count < 100 && !isServed; count += 1) await pass(1);
    expect(isServed).toBe(true);
    expect(served - before).toBeLessThanOrEqual(8);
    await both;
    pacer.close(new Error('over'));
    await Promise.all(spenders);
  });

  it('lets accounts take turns, whichever of their budgets differ', async () => {
    const shared: Budget = { id: 'acme:shared', requests: 1, perMs: 5 };
    const scoped: Budget = { id: 'acme:scoped', requests: 5, perMs: 5 };
    const pacer = createLocalPacer();
    const order: string[] = [];
    const spend = async (account: string, budgets: readonly Budget[]) => {
      const slot = await pacer.take(budgets, account);
      order.push(account);
      slot.used();
    };
    const [plain, withScope] = [[shared], [shared, scoped]];
    const long = Array.from({ length: 12 }, (_, count) => spend('long', count % 2 === 0 ? plain : withScope));
    const short = Array.from({ length: 3 }, () => spend('short', withScope));
    await pass(200);
    await Promise.all([...long, ...short]);
    expect(order.lastIndexOf('short')).toBeLessThanOrEqual(6);
  });
});
