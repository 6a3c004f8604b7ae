import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../packages.mjs';

/** Builds the packages that have changed, before the tests of what is built. */
export default function build(): void {
  const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo');
  execFileSync(process.execPath, [turbo, 'run', 'build', '--output-logs=errors-only'], { stdio: ['ignore', 2, 2] });
}
