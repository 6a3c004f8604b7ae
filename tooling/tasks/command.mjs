import { spawn } from 'node:child_process';
import { delimiter, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the programs that `install` puts there. */
export const programs = join(root, 'node_modules', '.bin');

const environment = {
  ...process.env,
  // turbo looks for pnpm here; nobody has to have installed it.
  PATH: `${programs}${delimiter}${process.env.PATH ?? ''}`,
  DO_NOT_TRACK: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
};

/**
 * Runs a program on this terminal, from the root.
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} [variables] added to the environment
 * @returns {Promise<number>} its exit code
 */
export async function attach(name, args, variables = {}) {
  return exitCode(start(name, args, 'inherit', variables));
}

/**
 * Runs a program out of sight, from the root.
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>} `output` has both streams, in the order of arrival
 */
export async function capture(name, args) {
  const child = start(name, args, ['ignore', 'pipe', 'pipe']);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return { code: await exitCode(child), output };
}

/**
 * @param {string} name
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 * @param {Record<string, string>} [variables]
 */
function start(name, args, stdio, variables = {}) {
  // On Windows the installed programs are .cmd files, which only a shell can start.
  const shell = process.platform === 'win32' && !isAbsolute(name);
  return spawn(name, args, { cwd: root, env: { ...environment, ...variables }, stdio, shell });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCode(child) {
  return new Promise((resolve, reject) => {
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(code ?? 1);
    });
  });
}
