import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createRounds } from './rounds.js';

it('concurrent requests get different rounds of the event loop, in their order', async () => {
  const nextRound = createRounds();
  const events: string[] = [];
  const waiting = ['first', 'second', 'third'].map((name) => nextRound().then(() => events.push(name)));
  await setImmediate();
  expect(events.length).toBeLessThanOrEqual(1);
  await Promise.all(waiting);
  expect(events).toEqual(['first', 'second', 'third']);
});
