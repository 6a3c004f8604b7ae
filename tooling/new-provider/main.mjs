// `npm run new-provider -- <id>`: writes a provider that works, to be changed into one for an API that exists.
import { relative } from 'node:path';
import { capture, root } from '../tasks/command.mjs';
import { help, parseCommandLine, UsageError } from './command-line.mjs';
import { nextSteps } from './next-steps.mjs';
import { takenIds } from './taken-ids.mjs';
import { templateFiles } from './template-files.mjs';
import { writeFolder } from './write-folder.mjs';

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function run(args) {
  // npm runs this from the root, wherever it was called.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const order = parseCommandLine(args, cwd);
  if (order === undefined) return print(help);
  const taken = await takenIds();
  if (taken.includes(order.id)) {
    throw new UsageError(`There is a provider "${order.id}" already. Taken are ${taken.join(', ')}.`);
  }
  const files = await templateFiles(order);
  await writeFolder(order.folder, files);
  if (!order.standalone) await tidy(order);
  return print(nextSteps({ ...order, folder: relative(cwd, order.folder) || '.' }));
}

/**
 * A name may have made a line too long; pnpm links what the new package imports.
 * @param {import('./command-line.mjs').Order} order
 */
async function tidy({ folder, install }) {
  await silently('biome', ['format', '--write', relative(root, folder)]);
  if (install) await silently('pnpm', ['install', '--no-frozen-lockfile']);
}

/**
 * @param {string} program
 * @param {string[]} args
 * @throws When it fails, with what it printed.
 */
async function silently(program, args) {
  const { code, output } = await capture(program, args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} has failed.\n${output}`);
}

/** @param {string} text */
function print(text) {
  process.stdout.write(text);
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message} See npm run new-provider -- --help.\n`);
  process.exitCode = 2;
}
