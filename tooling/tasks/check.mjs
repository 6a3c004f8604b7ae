import { capture } from './command.mjs';
import { step } from './step.mjs';
import { build } from './workspace.mjs';

/** @type {Map<string, [program: string, ...args: string[]]>} */
const checks = new Map([
  ['types', ['turbo', 'run', 'types', '--output-logs=errors-only', '--continue=dependencies-successful']],
  ['biome', ['biome', 'check', '--error-on-warnings']],
  ['unused', ['knip', '--no-progress']],
  ['test-only', ['knip', '--no-progress', '--production']],
  ['packages', [process.execPath, 'tooling/tasks/check-packages.mjs']],
]);

/**
 * Everything that can be told without running the code: types, format and lint, what nobody uses, what only tests use,
 * and what npm would get.
 * @param {string[]} names of the checks to make; all when empty
 */
export async function check(names) {
  const unknown = names.filter((name) => !checks.has(name));
  if (unknown.length > 0) {
    console.error(`There is no check ${unknown.join(', ')}. Checks: ${[...checks.keys()].join(', ')}.`);
    return 1;
  }
  const code = await build();
  if (code !== 0) return code;
  const chosen = [...checks].filter(([name]) => names.length === 0 || names.includes(name));
  const codes = await Promise.all(chosen.map(([name, [program, ...args]]) => step(name, () => capture(program, args))));
  return codes.every((each) => each === 0) ? 0 : 1;
}
