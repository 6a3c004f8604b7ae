import type { Budget } from '@wabascope/directory';

/** The pauses that the responses to this process have asked for, also while Redis is away. */
export interface Pauses {
  add(budgets: readonly Budget[], ms: number): void;
  /** Milliseconds until none of the budgets pauses; not above 0 when none does. */
  leftMs(budgets: readonly Budget[]): number;
}

export function createPauses(): Pauses {
  /** By id of the budget, by `performance.now()`. */
  const ends = new Map<string, number>();
  const endOf = ({ id }: Budget) => ends.get(id) ?? 0;
  return {
    add(budgets, ms) {
      const now = performance.now();
      for (const [id, end] of ends) if (end <= now) ends.delete(id);
      for (const budget of budgets) ends.set(budget.id, Math.max(endOf(budget), now + ms));
    },
    leftMs: (budgets) => Math.max(...budgets.map(endOf)) - performance.now(),
  };
}
