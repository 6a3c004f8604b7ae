import { attach } from './command.mjs';
import { build } from './workspace.mjs';

/**
 * The tests of tooling/properties with far more spoilt answers than `npm test` has. What fails is printed with a seed,
 * which the environment variable FUZZ_SEED takes.
 * @param {string[]} args how many answers, a million when left out; what follows goes to vitest
 */
export async function fuzz([runs = '1000000', ...args]) {
  const code = await build();
  if (code !== 0) return code;
  const options = ['run', '--config', 'tooling/vitest/vitest.config.ts', 'tooling/properties', ...args];
  return attach('vitest', options, { FUZZ_RUNS: runs });
}
