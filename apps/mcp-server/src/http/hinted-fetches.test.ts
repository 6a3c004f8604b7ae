import { expect, test } from 'vitest';
import { createHintedFetches } from './hinted-fetches.js';

/** Hinted fetches with a clock of the test. */
function withClock() {
  const fetched: string[] = [];
  let timers: { at: number; run: () => void }[] = [];
  let now = 0;
  const clock = {
    now: () => now,
    after(ms: number, run: () => void) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  };
  function pass(seconds: number): void {
    now += seconds * 1000;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { run } of due) run();
  }
  const fetches = createHintedFetches((account) => fetched.push(account), clock);
  return { ...fetches, fetched, pass, timers: () => timers.length };
}

test('a hint fetches its account immediately', () => {
  const { hint, fetched } = withClock();
  hint('oslo');
  hint('acme');
  expect(fetched).toEqual(['oslo', 'acme']);
});

test('many hints fetch the account once in 30 seconds, the last time after the last hint', () => {
  const { hint, fetched, pass, timers } = withClock();
  for (let second = 0; second < 60; second += 1) {
    hint('oslo');
    pass(1);
  }
  expect(fetched).toHaveLength(3);
  pass(30);
  pass(30);
  expect(fetched).toHaveLength(3);
  expect(timers()).toBe(0);
  hint('oslo');
  expect(fetched).toHaveLength(4);
});

test('nothing is fetched after the end', () => {
  const { hint, fetched, pass, close } = withClock();
  hint('oslo');
  hint('oslo');
  close();
  pass(60);
  expect(fetched).toEqual(['oslo']);
});
