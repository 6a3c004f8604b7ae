import type { AccountFailure } from '@wabascope/directory';

/** Exit status of a command that lists rows. */
export const listStatus = [
  '0  Success',
  '1  All accounts failed, or the start failed',
  '2  Invalid command line or configuration',
  '3  Some accounts failed. The rows of the others are printed',
  '4  --fail-on matches',
];

interface Outcome {
  readonly failures: readonly AccountFailure[];
  /** Number of accounts that were read. */
  readonly accounts: number;
  /** Number of accounts whose rows are missing for another reason; 0 if absent. */
  readonly missing?: number;
  /** Whether `--fail-on` matches. */
  readonly matches: boolean;
}

/** The exit status of a list. A failed account matters more than a match, because rows may be missing. */
export function statusOf({ failures, accounts, missing = 0, matches }: Outcome): number {
  const empty = failures.filter(({ shown }) => shown === 'nothing').length;
  if (empty > 0 && empty === accounts) return 1;
  if (failures.length + missing > 0) return 3;
  return matches ? 4 : 0;
}
