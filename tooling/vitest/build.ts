import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the packages that have changed, before the tests of what is built. */
export default function build(): void {
  const turbo = fileURLToPath(new URL('../../node_modules/turbo/bin/turbo', import.meta.url));
  execFileSync(process.execPath, [turbo, 'run', 'build', '--output-logs=errors-only'], { stdio: ['ignore', 2, 2] });
}
