import { setTimeout as pause } from 'node:timers/promises';
import { execa } from 'execa';
import type { PageFolder } from './page-folder.js';

/** What a program printed on stdout. @throws {Error} With both of its streams, when it ended with another status. */
export async function runProgram(
  folder: PageFolder,
  program: string,
  args: readonly string[],
  status = 0,
): Promise<string> {
  const { stdout, stderr, exitCode } = await execa(program, args, optionsOf(folder));
  if (exitCode !== status) throw new Error(`It ended with status ${exitCode}.\n${stderr}${stdout}`);
  return stdout;
}

/** Starts a server that runs until it is killed, as in a second terminal. Resolves when the server is healthy. */
export async function startServer(folder: PageFolder, command: string, port: number): Promise<{ kill(): void }> {
  const server = execa('sh', ['-c', `exec ${command}`], optionsOf(folder));
  while (server.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (response?.ok) return { kill: () => server.kill() };
    await pause(20);
  }
  throw new Error(`The server ended with status ${server.exitCode}.`);
}

function optionsOf({ path, env }: PageFolder) {
  return { cwd: path, env, extendEnv: false, stdin: 'ignore', reject: false } as const;
}

/** Compares line by line; `…` matches any text. @returns What differs; undefined when the output is as shown. */
export function differenceOf(printed: string, shown: string): string | undefined {
  const [actual = '', expected = ''] = [printed, shown].map((text) => text.replace(/[ \t]+$/gm, '').trimEnd());
  const pattern = expected
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*?');
  if (new RegExp(`^${pattern}$`).test(actual)) return undefined;
  return `The page shows\n${shown}\nand it printed\n${printed}`;
}
