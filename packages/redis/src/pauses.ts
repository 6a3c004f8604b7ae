import type { Budget } from '@wabascope/directory';

/** The pauses that this process has received, also while Redis is unavailable. */
export interface Pauses {
  add(budgets: readonly Budget[], ms: number): void;
  /** Milliseconds until none of the budgets pauses; 0 or less if none does. */
  leftMs(budgets: readonly Budget[]): number;
}

/** @param clock A monotonic clock, in milliseconds. */
export function createPauses(clock: () => number): Pauses {
  /** By ID of the budget, by `clock`. */
  const ends = new Map<string, number>();
  const endOf = ({ id }: Budget) => ends.get(id) ?? 0;
  return {
    add(budgets, ms) {
      const now = clock();
      for (const [id, end] of ends) if (end <= now) ends.delete(id);
      for (const budget of budgets) ends.set(budget.id, Math.max(endOf(budget), now + ms));
    },
    leftMs: (budgets) => Math.max(...budgets.map(endOf)) - clock(),
  };
}
