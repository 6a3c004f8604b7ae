import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../notify/clock.js';

interface Timer {
  readonly at: number;
  readonly ms: number;
  readonly run: () => void;
}

/** A clock whose time passes only when the test lets it. */
export interface TestClock extends Clock {
  /** For how long each waiting timer was set. */
  waiting(): readonly number[];
  /** Lets time pass, timer by timer. After each, waits until `isQuiet`. */
  pass(ms: number, isQuiet: () => boolean): Promise<void>;
}

export function testClock(time: string): TestClock {
  let now = Date.parse(time);
  const timers = new Set<Timer>();

  async function quiet(isQuiet: () => boolean): Promise<void> {
    while (!isQuiet()) await setImmediate();
  }

  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    waiting: () => [...timers].map(({ ms }) => ms),
    async pass(ms, isQuiet) {
      const end = now + ms;
      for (;;) {
        await quiet(isQuiet);
        const [next] = [...timers].sort((a, b) => a.at - b.at);
        if (next === undefined || next.at > end) break;
        now = Math.max(now, next.at);
        timers.delete(next);
        next.run();
      }
      now = end;
    },
  };
}
