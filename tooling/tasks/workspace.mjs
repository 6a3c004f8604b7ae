import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture, programs } from './command.mjs';
import { runPackageManager } from './package-manager.mjs';
import { step } from './step.mjs';

const installation = ['install', '--frozen-lockfile'];

/** Installs what the lockfile names; quick when that has been done. Gives the exit code. */
export function install() {
  if (existsSync(join(programs, 'pnpm'))) return step('install', () => capture('pnpm', installation));
  return step('install', () => runPackageManager(installation));
}

/** Builds the packages that have changed. Gives the exit code. */
export function build() {
  return step('build', () =>
    capture('turbo', ['run', 'build', '--output-logs=errors-only', '--continue=dependencies-successful']),
  );
}
