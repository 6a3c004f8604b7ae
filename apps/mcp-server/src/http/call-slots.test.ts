import { describe, expect, it } from 'vitest';
import { createCallSlots } from './call-slots.js';

const limits = { maxConcurrentCalls: 4, maxConcurrentCallsPerCaller: 3 };
const team = { name: 'team' };
const operator = { name: 'operator' };

/** Takes slots that must be free. */
function taken(result: (() => void) | Response): () => void {
  if (result instanceof Response) throw new Error(`Status ${result.status}.`);
  return result;
}

describe('call slots', () => {
  it.each([
    ['more than the share of a caller gets 413', team, [], 4, 413],
    ['more than all slots gets 413', {}, [], 5, 413],
    ['a call beyond the share of its caller gets 429', team, [[team, 3]], 1, 429],
    ['a call beyond all slots gets 503', operator, [[team, 3]], 2, 503],
    ['a call without a name gets 503 when all slots are taken', {}, [[{}, 4]], 1, 503],
  ] as const)('%s', (_, caller, before, count, status) => {
    const slots = createCallSlots(limits);
    for (const [other, others] of before) taken(slots.take(other, others));
    expect(slots.take(caller, count)).toMatchObject({ status });
  });

  it('a rejected batch takes no slot', () => {
    const slots = createCallSlots(limits);
    const free = taken(slots.take(team, 2));
    expect(slots.take(team, 2)).toMatchObject({ status: 429 });
    taken(slots.take(team, 1))();
    free();
    taken(slots.take(team, 3));
  });

  it('are taken as soon as none is free for any caller', () => {
    const slots = createCallSlots(limits);
    taken(slots.take(team, 3));
    expect(slots.areTaken()).toBe(false);
    const free = taken(slots.take(operator, 1));
    expect(slots.areTaken()).toBe(true);
    free();
    expect(slots.areTaken()).toBe(false);
  });

  it('report when all of them are free', async () => {
    const slots = createCallSlots(limits);
    const frees = [taken(slots.take(team, 1)), taken(slots.take({}, 2))];
    const events: string[] = [];
    const allFree = slots.allFree().then(() => events.push('all free'));
    frees[0]?.();
    await Promise.resolve();
    events.push('one left');
    frees[1]?.();
    await allFree;
    expect(events).toEqual(['one left', 'all free']);
    await slots.allFree();
  });
});
