import { createLane, type Lane } from './lane.js';
import type { Budget, Pacer } from './pacer.js';

/** Keeps the budgets of this process: nobody else may spend them. */
export function createLocalPacer(): Pacer {
  const lanes = new Map<string, Lane>();
  let closed: { readonly reason: unknown } | undefined;

  function laneOf(budget: Budget): Lane {
    const lane = lanes.get(budget.id) ?? createLane(budget, () => lanes.delete(budget.id));
    lanes.set(budget.id, lane);
    return lane;
  }

  return {
    async take(budget, account, signal) {
      signal?.throwIfAborted();
      if (closed !== undefined) throw closed.reason;
      return laneOf(budget).take(account, signal);
    },
    pause(budget, ms) {
      laneOf(budget).pause(ms);
    },
    close(reason) {
      closed = { reason };
      for (const lane of lanes.values()) lane.close(reason);
    },
  };
}
