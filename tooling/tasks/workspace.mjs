import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, programs, root } from './command.mjs';
import { step } from './step.mjs';

const installation = ['install', '--frozen-lockfile'];

/** Installs what the lockfile names; quick when that has been done. Gives the exit code. */
export function install() {
  if (existsSync(join(programs, 'pnpm'))) return step('install', () => capture('pnpm', installation));
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  process.stderr.write(`Installing with ${packageManager}, which takes a minute the first time.\n`);
  return step('install', () => capture('npx', ['--yes', packageManager, ...installation]));
}

/** Builds the packages that have changed. Gives the exit code. */
export function build() {
  return step('build', () =>
    capture('turbo', ['run', 'build', '--output-logs=errors-only', '--continue=dependencies-successful']),
  );
}
