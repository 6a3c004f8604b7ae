import { check } from './check.mjs';
import { attach } from './command.mjs';
import { fuzz } from './fuzz.mjs';
import { program } from './program.mjs';
import { packPackages, versionPackages } from './release.mjs';
import { test } from './test.mjs';
import { build, install } from './workspace.mjs';

/**
 * What `npm run <name>` does. A task takes the arguments after its name and gives the exit code.
 * @type {Map<string, (args: string[]) => Promise<number>>}
 */
const tasks = new Map([
  ['build', (args) => attach('turbo', ['run', 'build', '--output-logs=errors-only', ...args])],
  ['test', test],
  ['check', check],
  ['format', (args) => attach('biome', ['check', '--write', ...args])],
  ['demo', async (args) => (await build()) || program('tooling/demo/main.mjs', args)],
  ['bench', async (args) => (await build()) || program('tooling/bench/main.mjs', args)],
  ['docs', async (args) => (await build()) || program('tooling/docs/main.mjs', args)],
  ['fuzz', fuzz],
  ['new-provider', (args) => program('tooling/new-provider/main.mjs', args)],
  ['changeset', (args) => attach('changeset', args)],
  ['release:version', versionPackages],
  ['release:pack', packPackages],
]);

/**
 * @param {string | undefined} name
 * @param {string[]} args
 */
export async function runTask(name, args) {
  const task = tasks.get(name ?? '');
  if (task === undefined) {
    console.error(`Name one of the tasks ${[...tasks.keys()].join(', ')}; "${name ?? ''}" is none of them.`);
    return 1;
  }
  return (await install()) || task(args);
}
