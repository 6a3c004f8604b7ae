import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startServer } from '@wabascope/provider-testing';
import { execa } from 'execa';
import { onTestFinished } from 'vitest';

export const folder = dirname(import.meta.dirname);

/** The path of a program in this folder, or of a command that the package has installed. */
export const program = (name: string) => join(import.meta.dirname, name);
export const command = (name: string) => join(folder, 'node_modules', '.bin', name);

/** Runs a program that lists the numbers of the accounts. @returns What it prints. */
export async function listWith(file: string, args: readonly string[], accounts: string): Promise<unknown> {
  const { stdout } = await execa(file, args, { cwd: folder, env: { ACCOUNTS: accounts } });
  return JSON.parse(stdout);
}

/** What a request to a server that never responds comes to, when the program closes its `fetch` meanwhile. */
export async function closeWhileWaiting(file: string, args: readonly string[]): Promise<string> {
  const { baseUrl } = await startServer(() => void running.stdin?.end(), onTestFinished);
  const running = execa(file, [...args, program('close.js'), `${baseUrl}/`], { cwd: folder, stdin: 'pipe' });
  return (await running).stdout;
}

/** A folder for what a bundler writes, inside the package, so that a bundle may import its dependencies. */
export async function outputFolder(): Promise<string> {
  const output = await mkdtemp(join(folder, 'node_modules', '.bundle-'));
  onTestFinished(() => rm(output, { recursive: true }));
  return output;
}
