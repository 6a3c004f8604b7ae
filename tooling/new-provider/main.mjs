// `npm run new-provider -- <id>`: writes a provider that works, to be changed into one for an API that exists.
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { root } from '../packages.mjs';
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
  if (!order.standalone) tidy(order);
  return print(nextSteps({ ...order, folder: relative(cwd, order.folder) || '.' }));
}

/**
 * A name may have made a line too long; pnpm links what the new package imports.
 * @param {import('./command-line.mjs').Order} order
 */
function tidy({ folder, install }) {
  silently('@biomejs/biome/bin/biome', ['format', '--write', relative(root, folder)]);
  if (install) silently('pnpm/bin/pnpm.cjs', ['install', '--no-frozen-lockfile']);
}

/**
 * @param {string} program in node_modules
 * @param {string[]} args
 * @throws When it fails, with what it printed.
 */
function silently(program, args) {
  const file = join(root, 'node_modules', program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed.\n${stdout}${stderr}`);
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
