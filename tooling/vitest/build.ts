import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { root } from '../packages.mjs';

/**
 * Builds the packages that have changed, before the tests of what is built. The servers of all tests share their compiled
 * code, as the servers of one user do.
 * @returns Removes that code.
 */
export default function build(): () => void {
  // turbo looks for pnpm on the PATH, where an editor that starts vitest does not have it.
  const options = { preferLocal: true, localDir: root, cwd: root, stdin: 'ignore', stdout: 2, stderr: 2 } as const;
  execaSync('turbo', ['run', 'build', '--output-logs=errors-only'], options);
  const folder = mkdtempSync(join(tmpdir(), 'wabascope-code-'));
  process.env.WABASCOPE_CODE_CACHE = folder;
  return () => rmSync(folder, { recursive: true });
}
