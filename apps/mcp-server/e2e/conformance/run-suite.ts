import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const suite = createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/dist/index.js');
const hook = new URL('./glob-sync.mjs', import.meta.url).href;

export interface SuiteResult {
  readonly status: number;
  /** Each scenario that was run: `passed`, `failed`. */
  readonly scenarios: ReadonlyMap<string, 'passed' | 'failed'>;
  readonly output: string;
}

/** Runs the official suite for a revision's frozen set of required scenarios. */
export function runSuite(url: string, revision: string, expectedFailures?: string): Promise<SuiteResult> {
  const args = ['server', '--url', url, '--requirements', revision];
  if (expectedFailures !== undefined) {
    args.push('--expected-failures', fileURLToPath(new URL(expectedFailures, import.meta.url)));
  }
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', hook, suite, ...args], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const output = stripVTControlCharacters(stdout + stderr);
      const scenarios = new Map(
        [...output.matchAll(/^([✓✗]) ([\w-]+): \d+ passed/gm)].map(([, mark, name = '']) => [
          name,
          mark === '✓' ? ('passed' as const) : ('failed' as const),
        ]),
      );
      resolve({ status: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, scenarios, output });
    });
  });
}
