import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from '../packages.mjs';

/**
 * Builds the packages that have changed, before the tests of what is built. The servers of all tests share their compiled
 * code, as the servers of one user do.
 * @returns Removes that code.
 */
export default function build(): () => void {
  const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo');
  // turbo looks for pnpm on the PATH, where an editor that starts vitest does not have it.
  const env = { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) };
  const args = [turbo, 'run', 'build', '--output-logs=errors-only'];
  execFileSync(process.execPath, args, { env, stdio: ['ignore', 2, 2] });
  const folder = mkdtempSync(join(tmpdir(), 'wabascope-code-'));
  process.env.WABASCOPE_CODE_CACHE = folder;
  return () => rmSync(folder, { recursive: true });
}
