import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { root } from '../packages.mjs';

const program = join(root, 'apps', 'mcp-server', 'dist', 'cli.js');

/** Starts the built server on its sandbox, over HTTP. @returns Its URL, and the process. */
export async function startSandboxServer() {
  const server = execa(process.execPath, [program, '--sandbox', '--http', '0'], { reject: false, stdout: 'ignore' });
  for await (const line of createInterface(server.stderr)) {
    const [url] = /http:\S+\/mcp/.exec(line) ?? [];
    if (url !== undefined) return { url, close: () => server.kill() };
  }
  throw new Error('The server has ended.');
}

/** What the program prints in a terminal. @param {string[]} args */
export async function terminalOutput(args) {
  return (await execa(process.execPath, [program, ...args, '--format', 'table'], { env: { COLUMNS: '100' } })).stdout;
}
