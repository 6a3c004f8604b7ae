import { attach } from './command.mjs';
import { build } from './workspace.mjs';

/**
 * Builds, because packages import each other's build, and runs every test, or those whose path contains an argument.
 * The last line is `N passed, N failed`.
 * @param {string[]} args go to vitest
 */
export async function test(args) {
  const code = await build();
  if (code === 0) return attach('vitest', ['run', '--config', 'tooling/vitest/vitest.config.ts', ...args]);
  console.log('0 passed, 1 failed');
  return code;
}
