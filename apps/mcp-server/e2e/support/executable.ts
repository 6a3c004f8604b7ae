import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built server, as users start it. */
export const executable = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** What every server gets of this environment. */
export const ownEnv = { PATH: process.env.PATH ?? '', WABASCOPE_CODE_CACHE: process.env.WABASCOPE_CODE_CACHE ?? '' };

export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/** Runs it to its end, with nothing on stdin and no other environment than `env` and {@link ownEnv}. */
export function run(args: readonly string[], { cwd, env = {} }: RunOptions = {}): Promise<Finished> {
  const child = spawn(process.execPath, [executable, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...ownEnv, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, stdout, stderr })));
}

/** Starts it, and collects what it writes to stderr. */
export function spawnServer(args: readonly string[]) {
  const child = spawn(process.execPath, [executable, ...args]);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return { child, stderr: () => stderr };
}
