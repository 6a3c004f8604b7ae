import type { TestModule, TestRunEndReason, TestSuite } from 'vitest/node';

export interface Tally {
  readonly passed: number;
  /** Tests that failed or never ended, and whatever else went wrong: a file that cannot be loaded, a hook, a stray rejection. */
  readonly failed: number;
  readonly skipped: number;
}

/** Counts a finished run. A run that failed counts at least one failure. */
export function tallyRun(modules: readonly TestModule[], unhandledErrors: number, reason: TestRunEndReason): Tally {
  const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const count = (state: (typeof states)[number]) => states.filter((each) => each === state).length;
  const groups: (TestModule | TestSuite)[] = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const broken = groups.filter((group) => group.errors().length > 0).length;
  const failed = count('failed') + count('pending') + broken + unhandledErrors;
  return { passed: count('passed'), failed: Math.max(failed, reason === 'failed' ? 1 : 0), skipped: count('skipped') };
}

/** `3 passed, 1 failed`, and `, 2 skipped` only when some were. */
export function formatTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
