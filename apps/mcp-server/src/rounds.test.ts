import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createRounds } from './rounds.js';

it('concurrent requests get different rounds of the event loop, in their order', async () => {
  const nextRound = createRounds();
  const started: string[] = [];
  for (const name of ['first', 'second', 'third']) void nextRound().then(() => started.push(name));
  const counts = new Set<number>();
  while (started.length < 3) {
    await setImmediate();
    counts.add(started.length);
  }
  expect([...counts].filter((count) => count > 0)).toEqual([1, 2, 3]);
  expect(started).toEqual(['first', 'second', 'third']);
});
