import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';
import { skippedGroups } from './skipped-groups.js';
import { formatTally, tallyRun } from './tally.js';

/**
 * Prints `N passed, N failed` as the very last line, so that a script can read how a run went; above it what was
 * skipped.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[], reason: TestRunEndReason): void {
    const tally = formatTally(tallyRun(modules, unhandledErrors.length, reason));
    const lines = [...skippedGroups(modules), tally].join('\n');
    // vitest prints its summary after this call, and may print more while it closes.
    process.once('exit', () => process.stdout.write(`${lines}\n`));
  }
}
