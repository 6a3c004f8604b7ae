import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { PageFolder } from './page-folder.js';

/** What a program printed on stdout. @throws {Error} With both of its streams, when it ended with another status. */
export async function runProgram(
  folder: PageFolder,
  program: string,
  args: readonly string[],
  status = 0,
): Promise<string> {
  const child = spawn(program, args, { cwd: folder.path, env: folder.env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [stdout, stderr, found] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (found !== status) throw new Error(`It ended with status ${found}.\n${stderr}${stdout}`);
  return stdout;
}

/** Starts a server that runs until it is killed, as in a second terminal. Resolves when the server is healthy. */
export async function startServer(folder: PageFolder, command: string, port: number): Promise<ChildProcess> {
  const child = spawn('sh', ['-c', `exec ${command}`], { cwd: folder.path, env: folder.env, stdio: 'ignore' });
  while (child.exitCode === null) {
    const isHealthy = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isHealthy) return child;
    await pause(20);
  }
  throw new Error(`The server ended with status ${child.exitCode}.`);
}

/** Compares line by line; `…` matches any text. @returns What differs; undefined when the output is as shown. */
export function differenceOf(printed: string, shown: string): string | undefined {
  const pattern = withoutTrailingSpace(shown)
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*?');
  if (new RegExp(`^${pattern}$`).test(withoutTrailingSpace(printed))) return undefined;
  return `The page shows\n${shown}\nand it printed\n${printed}`;
}

function withoutTrailingSpace(text: string): string {
  return text.replace(/[ \t]+$/gm, '').trimEnd();
}
