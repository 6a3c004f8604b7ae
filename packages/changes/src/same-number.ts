import type { Baseline } from './baseline.js';
import type { Change } from './change.js';

/** Digits of a number in any format. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Whether a text is the number with these digits, in any format, or its ID. */
export function isNumber(digits: string, ...texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text !== undefined && digitsOf(text) === digits);
}

export function isChangeOf(digits: string, { number, numberId }: Change): boolean {
  return isNumber(digits, number, numberId);
}

/** The numbers of a baseline without the one with these digits: the same object if it has none. */
export function withoutNumber(numbers: Baseline['numbers'], digits: string): Baseline['numbers'] {
  const rows = Object.entries(numbers);
  const kept = rows.filter(([id, { number }]) => !isNumber(digits, number, id));
  return kept.length === rows.length ? numbers : Object.fromEntries(kept);
}
