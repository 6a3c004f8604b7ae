import type { SendAbility } from '@wabascope/core';

const order: readonly SendAbility[] = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE'];

/** `1 number`, `2 numbers`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `: 1 BLOCKED, 3 AVAILABLE`; empty if there is nothing to count. */
export function verdicts(counts: Partial<Record<SendAbility, number>>): string {
  const parts = order.flatMap((word) => (counts[word] ? [`${counts[word]} ${word}`] : []));
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
