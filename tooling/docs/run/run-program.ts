import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { PageFolder } from './page-folder.js';

/** What a program printed on stdout. @throws {Error} With what it printed on stderr, when it failed. */
export async function runProgram(folder: PageFolder, program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { cwd: folder.path, env: folder.env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (status !== 0) throw new Error(`It ended with status ${status}.\n${stderr}${stdout}`);
  return stdout;
}

/** Compares line by line; `…` stands for anything. @returns The complaint, if there is one. */
export function differenceOf(printed: string, shown: string): string | undefined {
  const pattern = withoutTrailingSpace(shown)
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*?');
  if (new RegExp(`^${pattern}$`).test(withoutTrailingSpace(printed))) return undefined;
  return `The page shows\n${shown}\nand it printed\n${printed}`;
}

/** What no reader sees. */
function withoutTrailingSpace(text: string): string {
  return text.replace(/[ \t]+$/gm, '').trimEnd();
}
