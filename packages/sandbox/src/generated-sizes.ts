import type { FleetSize } from './sandbox-provider.js';

/** One account of a generated fleet. */
export interface GeneratedAccount {
  readonly index: number;
  /** `generated-00001` and so on. */
  readonly account: string;
  /** The indexes of its numbers. They are dealt out in turns, so the n-th number is the same for any count of accounts. */
  readonly numbers: readonly number[];
}

export function generatedAccounts({ accounts, numbers }: FleetSize): readonly GeneratedAccount[] {
  return Array.from({ length: accounts }, (_, index) => {
    const count = Math.floor(numbers / accounts) + (index < numbers % accounts ? 1 : 0);
    return {
      index,
      account: `generated-${String(index).padStart(5, '0')}`,
      numbers: Array.from({ length: count }, (_, position) => position * accounts + index),
    };
  });
}

/** The words in turn. */
export function inTurn<Word>(words: readonly [Word, ...Word[]], index: number): Word {
  return words[index % words.length] ?? words[0];
}
